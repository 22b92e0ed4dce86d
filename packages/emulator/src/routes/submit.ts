import { type Call, json, localizeAll } from '../call.ts'
import { hasApp } from '../endpoints.ts'
import { endingKinds } from '../faults.ts'
import type { JobSpec } from '../job.ts'
import { endingOf } from '../problems.ts'
import { createRequestId } from '../random.ts'
import { shorten } from '../requestLog.ts'
import { requestHeaders, responseHeaders } from '../wire.ts'
import type { World } from '../world.ts'
import { readLifecycle } from './lifecycle.ts'
import { requestUrls } from './requestUrls.ts'

/** `POST https://queue.fal.run/{owner}/{app}/{path}` */
export async function submit(call: Call, world: World): Promise<Response> {
  const spec = await readSpec(call, world)
  if (spec instanceof Response) return spec
  const limit = readLimit(call.url.searchParams.get('fal_max_queue_length'))
  if (limit !== undefined && world.jobs.waitingFor(spec.endpoint) > limit) {
    const detail = `Queue of ${spec.endpoint} is longer than ${limit}`
    return tooMany(world, { detail, error_type: 'queue_limit_exceeded' })
  }
  const webhookUrl = call.url.searchParams.get('fal_webhook') ?? undefined
  const { requestId } = world.jobs.submit({ ...spec, webhookUrl })
  call.entry.requestId = requestId
  return json(
    200,
    localizeAll(
      {
        status: 'IN_QUEUE',
        request_id: requestId,
        ...requestUrls(spec.endpoint, requestId),
        logs: null,
        metrics: {},
        queue_position: world.jobs.positionOf(requestId),
      },
      call.origin,
    ),
    { [responseHeaders.requestId]: requestId },
  )
}

/** What a submit or a synchronous run asks for, or why it is turned away. */
export async function readSpec(
  call: Call,
  world: World,
  via: JobSpec['via'] = 'queue',
): Promise<JobSpec | Response> {
  const { endpoint = '', app = '' } = call.groups
  call.entry.endpoint = endpoint
  if (!hasApp(app)) {
    const name = app.split('/').at(-1)
    return json(404, { detail: `Application "${name}" not found` })
  }
  const { balanceUsd, unclear } = world.settings
  if (balanceUsd !== undefined && world.ledger.hasSpent(balanceUsd)) {
    return json(403, { detail: locked })
  }
  const text = await call.request.text()
  if (Buffer.byteLength(text) > unclear.maxBodyBytes) {
    return json(413, { detail: 'Request body too large' })
  }
  const body = readBody(text)
  call.entry.body = shorten(body.input)
  const route = via === 'run' ? 'run' : 'submit'
  const fault = world.faults.take(route, { endpoint }, endingKinds)
  if (fault) call.entry.fault = fault.kind
  const { headers } = call.request
  const timeout = Number(
    headers.get(requestHeaders.startTimeout) ??
      headers.get(requestHeaders.startTimeoutOld),
  )
  return {
    requestId: newRequestId(world),
    endpoint,
    ...body,
    keyId: call.keyId,
    via,
    origin: call.origin,
    priority: headers.get(requestHeaders.priority) === 'low' ? 'low' : 'normal',
    startTimeoutMs: timeout > 0.1 ? timeout * 1_000 : undefined,
    noRetry: /^(1|true|yes)$/i.test(headers.get(requestHeaders.noRetry) ?? ''),
    lifecycle: readLifecycle(headers, world.storage),
    ending: fault && endingOf(fault),
  }
}

/** An id that no request has; with a seed, the same ones come again. */
function newRequestId({ clock, random, jobs }: World): string {
  let id = createRequestId(clock.now(), random)
  while (jobs.get(id)) id = createRequestId(clock.now(), random)
  return id
}

/** Body of the 403 that third parties report for a locked account. */
const locked =
  'User is locked. Reason: Exhausted balance. Top up your balance at fal.ai/dashboard/billing.'

/** A 429; whether fal says how long to wait is not known. */
export function tooMany(
  { settings }: World,
  body: Record<string, string>,
  headers: Record<string, string> = {},
): Response {
  const { retryAfterSeconds } = settings.unclear
  if (retryAfterSeconds === undefined) return json(429, body, headers)
  const seconds = String(retryAfterSeconds)
  return json(429, body, { ...headers, 'retry-after': seconds })
}

function readBody(text: string): { input: unknown; inputError?: string } {
  try {
    return { input: JSON.parse(text) }
  } catch (error) {
    const inputError = error instanceof Error ? error.message : String(error)
    return { input: undefined, inputError }
  }
}

function readLimit(text: string | null): number | undefined {
  return text !== null && /^\d+$/.test(text) ? Number(text) : undefined
}
