import type { Clock } from './clock.ts'

/** A signal that ends by the caller's abort or by the clock, first of both. */
export type Deadline = {
  signal: AbortSignal
  /** Whether the clock, and not the caller, ended it. */
  expired(): boolean
  /** Ends it from here. */
  abort(reason: unknown): void
  /** Lets go of timer and listener. Always call it. */
  dispose(): void
}

/**
 * Joins a caller's signal with a time limit. `AbortSignal.any` would do the
 * joining, but not every runtime has it and none takes a clock.
 *
 * @param ms may be `Infinity`
 */
export function startDeadline(
  clock: Clock,
  ms: number,
  signal?: AbortSignal | undefined,
): Deadline {
  const controller = new AbortController()
  let expired = false
  const onAbort = () => controller.abort(signal?.reason)
  const onExpiry = () => {
    expired = !controller.signal.aborted
    controller.abort()
  }
  const stopTimer = ms < Infinity ? clock.startTimer(onExpiry, ms) : undefined
  if (signal?.aborted) onAbort()
  signal?.addEventListener('abort', onAbort)
  return {
    signal: controller.signal,
    expired: () => expired,
    abort: (reason) => controller.abort(reason),
    dispose() {
      stopTimer?.()
      signal?.removeEventListener('abort', onAbort)
    },
  }
}
