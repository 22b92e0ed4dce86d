import type { Clock } from './clock.ts'

/**
 * Waits `ms`. An abort wakes it at once and rejects with the signal's reason.
 */
export function sleep(
  clock: Clock,
  ms: number,
  signal?: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const onAbort = () => {
      stopTimer()
      reject(signal?.reason)
    }
    const stopTimer = clock.startTimer(() => {
      signal?.removeEventListener('abort', onAbort)
      resolve()
    }, ms)
    signal?.addEventListener('abort', onAbort)
  })
}
