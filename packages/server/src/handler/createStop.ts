/** Ends a call to fal: when its time is over, or when the caller has gone. */
export type Stop = {
  signal: AbortSignal
  clearTimer(): void
  /** Forgets the caller too. */
  clear(): void
}

/**
 * One controller for clock and caller. `AbortSignal.any` would do the same and
 * costs more than the rest of a call together.
 */
export function createStop(
  timeoutMs: number,
  caller: AbortSignal | undefined,
): Stop {
  const controller = new AbortController()
  const abort = () => controller.abort()
  const timer = setTimeout(abort, timeoutMs)
  if (caller?.aborted === true) abort()
  caller?.addEventListener('abort', abort, { once: true })
  const clearTimer = () => clearTimeout(timer)
  return {
    signal: controller.signal,
    clearTimer,
    clear() {
      clearTimer()
      caller?.removeEventListener('abort', abort)
    },
  }
}
