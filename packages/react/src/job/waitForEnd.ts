import { DetachedError, type Receipt, type Result } from '@falvideo/client'
import { type QueryClient, QueryObserver } from '@tanstack/react-query'
import type { jobQueryOptions } from '../query/jobQueryOptions.ts'
import { hasEnded, type JobState } from './JobState.ts'
import { reviveJobError } from './reviveJobError.ts'

export type WaitForEndParameters<Output extends object> = {
  queryClient: QueryClient
  /** What follows the job. */
  query: ReturnType<typeof jobQueryOptions<Output>>
  receipt: Receipt<Output>
  signal: AbortSignal
}

/**
 * Follows a job in the query cache to its ending, whether or not anything
 * shows it.
 *
 * @throws the error of a job that failed or was cancelled; DetachedError when
 * the signal aborts or fal is out of reach first.
 */
export function waitForEnd<Output extends object>({
  queryClient,
  query,
  receipt,
  signal,
}: WaitForEndParameters<Output>): Promise<Result<Output>> {
  return new Promise((resolve, reject) => {
    const observer = new QueryObserver(queryClient, query)
    const check = () => {
      const { data, error } = observer.getCurrentResult()
      if (error !== null) settle(() => reject(error))
      else if (data !== undefined && hasEnded(data)) {
        settle(() => {
          if (data.phase === 'completed') resolve(toResult(data))
          else reject(data.error && reviveJobError(data.error))
        })
      } else if (data?.unreachable) {
        settle(() => reject(detached(receipt, data)))
      }
    }
    const onAbort = () => settle(() => reject(detached(receipt)))
    const settle = (finish: () => void) => {
      signal.removeEventListener('abort', onAbort)
      stop()
      finish()
    }
    const stop = observer.subscribe(check)
    signal.addEventListener('abort', onAbort)
    if (signal.aborted) onAbort()
    else check()
  })
}

function toResult<Output extends object>(
  state: JobState<Output>,
): Result<Output> {
  const { data, receipt, cost } = state
  if (data === null || receipt === null || cost === null) {
    throw new TypeError('A completed job has a result.')
  }
  return { data, receipt, cost, requestId: receipt.requestId ?? '' }
}

function detached(
  receipt: Receipt<object>,
  state?: JobState<object> | undefined,
): DetachedError {
  return new DetachedError('Following stopped before the job ended.', {
    phase: 'watch',
    receipt: receipt as Receipt,
    mayStillBill: true,
    retryable: true,
    cause: state?.error == null ? undefined : reviveJobError(state.error),
    notes: ['The job goes on: resume() follows it again.'],
  })
}
