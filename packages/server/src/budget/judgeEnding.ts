import type { FalAnswer } from '../handler/readAnswer.ts'

/**
 * What an answer of fal's says about the bill of a job.
 *
 * `open`: the job is not over, or the answer says nothing about it.
 * `units`: over, and billed this many units (a decimal string; `'0'` is free).
 * `estimate`: over with a video and no word about units.
 * `free`: over or never begun, by fal's documentation not billed.
 * `unknown`: over, and may or may not be billed.
 */
export type Ending =
  | { kind: 'open' }
  | { kind: 'estimate' }
  | { kind: 'free' }
  | { kind: 'unknown' }
  | { kind: 'units'; units: string }

const decimal = /^\d{1,20}(\.\d{1,20})?$/

/**
 * Judges the answer to a result read (protocol.md 2.4, 5.4, 10): the header
 * wins over the status, as a 422 may be billed and a failed one was seen to be.
 */
export function judgeResult(answer: FalAnswer): Ending {
  const units = answer.headers['x-fal-billable-units']
  if (units !== undefined && decimal.test(units))
    return { kind: 'units', units }
  if (answer.status === 200) return { kind: 'estimate' }
  if (isStillRunning(answer)) return { kind: 'open' }
  // Gateway trouble, a wrong key: about this read, not about the job.
  if (answer.headers['x-fal-request-id'] === undefined && answer.status >= 500)
    return { kind: 'open' }
  if ([401, 403, 429].includes(answer.status)) return { kind: 'open' }
  if (isPlatformFailure(answer)) return { kind: 'free' }
  return { kind: 'unknown' }
}

/** Judges the answer to a cancel: only `OK` means that it never ran. */
export function judgeCancel(answer: FalAnswer): Ending {
  const { status } = (answer.body ?? {}) as { status?: unknown }
  const removed = answer.status === 200 && status === 'OK'
  return { kind: removed ? 'free' : 'open' }
}

/**
 * Whether an answer to a submit proves that no job was created: a refusal that
 * fal gives before it queues anything. A 5xx or a timeout proves nothing.
 */
export function createdNoJob(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 499
}

function isStillRunning({ status, body }: FalAnswer): boolean {
  if (status !== 400) return false
  const { detail } = (body ?? {}) as { detail?: unknown }
  return typeof detail === 'string' && /in progress/i.test(detail)
}

/**
 * A 5xx of the platform itself (`{ detail: text, error_type }`): no runner
 * finished, and fal documents 5xx as never billed. A model's own failure has a
 * list as `detail`; one of those was seen on a bill, so it is not free here.
 */
function isPlatformFailure({ status, body }: FalAnswer): boolean {
  const { detail, error_type } = (body ?? {}) as {
    detail?: unknown
    error_type?: unknown
  }
  return (
    status >= 500 &&
    typeof detail === 'string' &&
    typeof error_type === 'string'
  )
}
