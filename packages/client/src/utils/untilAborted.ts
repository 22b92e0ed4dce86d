/**
 * Follows a promise that goes on by itself: an abort rejects here at once,
 * with the signal's reason, and leaves the promise alone.
 */
export function untilAborted<T>(
  promise: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal?.reason)
    if (signal?.aborted) onAbort()
    signal?.addEventListener('abort', onAbort)
    promise
      .finally(() => signal?.removeEventListener('abort', onAbort))
      .then(resolve, reject)
  })
}
