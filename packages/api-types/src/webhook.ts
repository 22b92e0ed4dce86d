import type { EndpointId, EndpointOutput } from './endpoint.ts'
import type { ModelErrorBody, RequestErrorBody } from './problem.ts'

interface WebhookRequest {
  /** Names the request in the queue. */
  request_id: string
  /** Names the last attempt; changes when fal runs a request again. */
  gateway_request_id?: string | undefined
}

/** The request is done and this is its output. */
export interface WebhookOk<Output> extends WebhookRequest {
  status: 'OK'
  payload: Output
  payload_error?: undefined
}

/** The request is done, but its output could not be sent. Fetch it instead. */
export interface WebhookPayloadError extends WebhookRequest {
  status: 'OK'
  payload: null
  payload_error: string
}

/** The request failed. */
export interface WebhookError extends WebhookRequest {
  status: 'ERROR'
  /** Such as `Invalid status code: 422`. */
  error: string
  payload?: ModelErrorBody | RequestErrorBody | null | undefined
}

/**
 * What fal posts to `fal_webhook`, at least once.
 * Source: https://fal.ai/docs/documentation/model-apis/inference/webhooks.md
 */
export type WebhookPayload<Id extends EndpointId = EndpointId> =
  | WebhookOk<EndpointOutput<Id>>
  | WebhookPayloadError
  | WebhookError
