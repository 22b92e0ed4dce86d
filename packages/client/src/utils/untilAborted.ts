/**
 * Follows a promise that others also wait for: an abort leaves it running and
 * rejects here alone, with the signal's reason.
 */
export function untilAborted<T>(
  promise: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason)
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    promise
      .finally(() => signal.removeEventListener('abort', onAbort))
      .then(resolve, reject)
  })
}
