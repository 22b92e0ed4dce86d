import { type Call, json, localizeAll } from '../call.ts'
import type { Job } from '../jobs.ts'
import { contentPolicyProblem, falProblem } from '../problems.ts'
import type { Outcome } from '../queue.ts'
import { responseHeaders } from '../wire.ts'
import type { World } from '../world.ts'
import { findJob } from './findJob.ts'
import { isLate } from './status.ts'

/** `GET https://queue.fal.run/{owner}/{app}/requests/{id}` */
export async function result(call: Call, world: World): Promise<Response> {
  const job = findJob(call, world)
  if (job instanceof Response) return job
  const { state, requestId, endpoint } = job
  const headers = { [responseHeaders.requestId]: requestId }
  if (state.phase !== 'finished' || isLate(job, world, 'result')) {
    const detail = 'Request is still in progress'
    return json(400, { detail }, headers)
  }
  if (hasExpired(job, world)) return json(404, { status: 'NOT_FOUND' }, headers)
  const fault = world.faults.take('result', { endpoint, requestId }, [
    'completed-then-error',
    'content-policy',
  ])
  if (fault?.kind === 'content-policy') {
    return answer(contentPolicyProblem, call, headers)
  }
  if (fault) {
    const outcome = brokenOutcome(fault)
    return answer(outcome, call, headers)
  }
  return answer(state.outcome, call, headers)
}

/** An outcome as HTTP. */
export function answer(
  outcome: Outcome,
  call: Call,
  headers: Record<string, string>,
): Response {
  const { billableUnits } = outcome
  return json(outcome.status, localizeAll(outcome.body, call.origin), {
    ...headers,
    ...outcome.headers,
    ...(billableUnits === undefined
      ? {}
      : { [responseHeaders.billableUnits]: billableUnits }),
  })
}

/** What the fault `completed-then-error` leaves of a finished request. */
export function brokenOutcome(fault: {
  status?: number | undefined
  headers?: Record<string, string> | undefined
  body?: unknown
}): Outcome {
  const outcome = falProblem(
    'no_media_generated',
    'prompt',
    'No media was generated. Please try again with a different prompt.',
  )
  return {
    ...outcome,
    status: fault.status ?? outcome.status,
    body: fault.body ?? outcome.body,
    headers: { ...outcome.headers, ...fault.headers },
  }
}

/** Results go after an hour, those of 10 KB and more after six minutes. */
function hasExpired(job: Job, { clock, settings }: World): boolean {
  const { state } = job
  if (state.phase !== 'finished') return false
  const size = Buffer.byteLength(JSON.stringify(state.outcome.body))
  const ttl =
    settings.resultTtlMs ?? (size >= 10 * 1024 ? 6 * 60_000 : 60 * 60_000)
  return clock.now() > state.finishedAt + ttl
}
