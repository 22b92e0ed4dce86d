import { expectTypeOf, test } from 'vitest'
import type {
  CancelAnswer,
  EndpointOutput,
  EndpointPaths,
  ErrorBody,
  LogEntry,
  ModelErrorDetail,
  QueueStatus,
  QueueStatusCompleted,
  QueueStatusInQueue,
  QueueSubmitAnswer,
  RequestErrorBody,
  WebhookPayload,
} from '../src/exports/index.ts'

type Id = 'fal-ai/ltx-2/image-to-video'

test('a status is told apart by its word', () => {
  const read = (status: QueueStatus) => {
    if (status.status === 'IN_QUEUE')
      expectTypeOf(status).toEqualTypeOf<QueueStatusInQueue>()
    if (status.status === 'COMPLETED')
      expectTypeOf(status.error).toEqualTypeOf<string | undefined>()
    // @ts-expect-error only in the queue
    expectTypeOf(status.queue_position)
  }
  expectTypeOf(read).parameter(0).toEqualTypeOf<QueueStatus>()
  expectTypeOf<QueueStatus['status']>().toEqualTypeOf<
    'IN_QUEUE' | 'IN_PROGRESS' | 'COMPLETED'
  >()
})

test('logs are a list or null', () => {
  expectTypeOf<QueueStatusCompleted['logs']>().toEqualTypeOf<
    LogEntry[] | null | undefined
  >()
})

test('there is no failed status', () => {
  // @ts-expect-error a failed request is COMPLETED
  const failed: QueueStatus = { status: 'FAILED', request_id: '1' }
  return failed
})

test('a submit answers with its addresses', () => {
  expectTypeOf<QueueSubmitAnswer['status_url']>().toEqualTypeOf<string>()
  expectTypeOf<QueueSubmitAnswer['status']>().toEqualTypeOf<'IN_QUEUE'>()
})

test('a cancel answers with a word', () => {
  expectTypeOf<CancelAnswer['status']>().toEqualTypeOf<
    'OK' | 'CANCELLATION_REQUESTED' | 'ALREADY_COMPLETED' | 'NOT_FOUND'
  >()
})

test('error bodies are told apart by their detail', () => {
  const read = (body: ErrorBody) => {
    if ('detail' in body && typeof body.detail !== 'string')
      expectTypeOf(body.detail).toEqualTypeOf<ModelErrorDetail[]>()
  }
  expectTypeOf(read).parameter(0).toEqualTypeOf<ErrorBody>()
  expectTypeOf<RequestErrorBody['error_type']>().toEqualTypeOf<
    string | undefined
  >()
})

test('a webhook payload is the output, an error, or null', () => {
  const read = (payload: WebhookPayload<Id>) => {
    if (payload.status === 'ERROR')
      expectTypeOf(payload.error).toEqualTypeOf<string>()
    else if (payload.payload_error === undefined)
      expectTypeOf(payload.payload).toEqualTypeOf<EndpointOutput<Id>>()
    else expectTypeOf(payload.payload).toEqualTypeOf<null>()
  }
  expectTypeOf(read).parameter(0).toEqualTypeOf<WebhookPayload<Id>>()
})

test('request paths use owner and app alone', () => {
  expectTypeOf<keyof EndpointPaths<Id>>().toEqualTypeOf<
    | '/fal-ai/ltx-2/image-to-video'
    | '/fal-ai/ltx-2/requests/{request_id}'
    | '/fal-ai/ltx-2/requests/{request_id}/cancel'
    | '/fal-ai/ltx-2/requests/{request_id}/status'
    | '/fal-ai/ltx-2/requests/{request_id}/status/stream'
  >()
})
