import { DetachedError } from '../errors/detached.ts'
import type { Result } from './getResult.ts'
import type { Outcome } from './wait.ts'

/**
 * The result of a job that completed.
 *
 * @throws the error of a failed or cancelled job; DetachedError.
 */
export function toResult<Output extends object>(
  outcome: Outcome<Output>,
): Result<Output> {
  if (outcome.status === 'completed') {
    const { data, requestId, receipt, cost } = outcome
    return { data, requestId, receipt, cost }
  }
  if (outcome.status === 'detached') {
    throw new DetachedError('Waiting ended before the job did.', {
      phase: 'watch',
      receipt: outcome.receipt,
      mayStillBill: true,
      retryable: true,
      cause: outcome.error ?? undefined,
      notes: ['The job goes on: attach its receipt to follow it again.'],
    })
  }
  throw outcome.error
}
