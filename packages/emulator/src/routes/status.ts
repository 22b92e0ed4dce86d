import { type Call, json, localizeAll } from '../call.ts'
import type { Job, LogLine } from '../job.ts'
import { type Outcome, statusWord } from '../queue.ts'
import { responseHeaders } from '../wire.ts'
import type { World } from '../world.ts'
import { findJob } from './findJob.ts'
import { requestUrls } from './requestUrls.ts'

/** `GET https://queue.fal.run/{owner}/{app}/requests/{id}/status?logs=1` */
export async function status(call: Call, world: World): Promise<Response> {
  const job = findJob(call, world)
  if (job instanceof Response) return job
  const late = isLate(job, world, 'status')
  const logs = wantsLogs(call) ? recentLogs(job, world) : null
  const body = statusBody(job, world, logs, late)
  const done = body.status === 'COMPLETED'
  return json(done ? 200 : 202, localizeAll(body, call.origin), {
    [responseHeaders.requestId]: job.requestId,
  })
}

/** Whether the fault `late` hides the end of a request once more. */
export function isLate(
  job: Job,
  { faults }: World,
  route: 'status' | 'stream' | 'result',
): boolean {
  const { endpoint, requestId } = job
  return (
    job.state.phase === 'finished' &&
    faults.take(route, { endpoint, requestId }, ['late']) !== undefined
  )
}

/** JS sends `1`, Python `true`. */
export function wantsLogs(call: Call): boolean {
  return /^(1|true)$/i.test(call.url.searchParams.get('logs') ?? '')
}

/**
 * The object both the status read and the status stream answer. `logs` and
 * `metrics` are always there: fal's Python client reads them unasked.
 */
export function statusBody(
  job: Job,
  { jobs, settings }: World,
  logs: readonly LogLine[] | null,
  late = false,
) {
  const { state, requestId } = job
  const phase = late ? 'running' : state.phase
  const base = {
    status: statusWord(phase),
    request_id: requestId,
    ...requestUrls(job.endpoint, requestId),
  }
  if (state.phase === 'queued') {
    const queue_position = jobs.positionOf(requestId)
    return { ...base, queue_position, logs, metrics: {} }
  }
  if (state.phase === 'running' || late) return { ...base, logs, metrics: {} }
  const { startedAt, finishedAt, outcome } = state
  const metrics =
    startedAt === undefined
      ? {}
      : { inference_time: (finishedAt - startedAt) / 1_000 }
  const error = outcome.error ?? modelError(outcome, settings)
  return error
    ? { ...base, logs, metrics, error: error.message, error_type: error.type }
    : { ...base, logs, metrics }
}

/** A model that refused may or may not show in the status; fal is silent. */
function modelError(
  { status }: Outcome,
  { unclear }: World['settings'],
): Outcome['error'] {
  if (!unclear.errorInStatus || status < 400) return undefined
  const message = `Invalid status code: ${status}`
  return { message, type: status < 500 ? 'bad_request' : 'internal_error' }
}

/** Polled logs: a window that moves, up to the end of the request. */
function recentLogs(job: Job, { clock, settings }: World): LogLine[] {
  const { state } = job
  const end = state.phase === 'finished' ? state.finishedAt : clock.now()
  const begin = new Date(end - settings.logWindowMs).toISOString()
  return job.logs.filter(({ timestamp }) => timestamp >= begin)
}
