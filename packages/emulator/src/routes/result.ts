import { type Call, json, localizeAll } from '../call.ts'
import { endingKinds } from '../faults.ts'
import type { Job } from '../job.ts'
import { endingOf } from '../problems.ts'
import type { Outcome } from '../queue.ts'
import { attemptId } from '../random.ts'
import { responseHeaders } from '../wire.ts'
import type { World } from '../world.ts'
import { findJob } from './findJob.ts'
import { isLate } from './status.ts'

/** `GET https://queue.fal.run/{owner}/{app}/requests/{id}` */
export async function result(call: Call, world: World): Promise<Response> {
  const job = findJob(call, world)
  if (job instanceof Response) return job
  const { state, requestId, endpoint } = job
  const headers: Record<string, string> = {
    [responseHeaders.requestId]: requestId,
  }
  if (state.phase !== 'finished' || isLate(job, world, 'result')) {
    const detail = 'Request is still in progress'
    return json(400, { detail }, headers)
  }
  const { expiredStatus, attemptIds } = world.settings.unclear
  if (hasExpired(job, world)) {
    const gone = { detail: 'Result has expired' }
    const body = expiredStatus === 404 ? { status: 'NOT_FOUND' } : gone
    return json(expiredStatus, body, headers)
  }
  if (attemptIds) {
    headers[responseHeaders.requestId] = attemptId(requestId, state.attempts)
  }
  const fault = world.faults.take(
    'result',
    { endpoint, requestId },
    endingKinds,
  )
  if (!fault) return answer(state.outcome, call, headers)
  call.entry.fault = fault.kind
  // From now on this is how it ended, for every reader and for the ledger.
  const outcome = endingOf(fault)
  world.jobs.replaceOutcome(job, outcome)
  return answer(outcome, call, headers)
}

/** An outcome as HTTP. */
export function answer(
  outcome: Outcome,
  call: Call,
  headers: Record<string, string>,
): Response {
  const { billableUnits } = outcome
  call.ordered = outcome.ordered
  return json(outcome.status, localizeAll(outcome.body, call.origin), {
    ...headers,
    ...outcome.headers,
    ...(billableUnits === undefined
      ? {}
      : { [responseHeaders.billableUnits]: billableUnits }),
  })
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
