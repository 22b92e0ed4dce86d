/**
 * A signal that aborts when either does, with the reason of the first.
 * `AbortSignal.any` is missing in React Native.
 */
export function joinSignals(
  first: AbortSignal,
  second: AbortSignal,
): AbortSignal {
  if (typeof AbortSignal.any === 'function') {
    return AbortSignal.any([first, second])
  }
  const joined = new AbortController()
  for (const signal of [first, second]) {
    if (signal.aborted) joined.abort(signal.reason)
    const onAbort = () => joined.abort(signal.reason)
    signal.addEventListener('abort', onAbort, { signal: joined.signal })
  }
  return joined.signal
}
