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
 */
export function startDeadline(
  clock: Clock,
  ms: number,
  signal?: AbortSignal | undefined,
): Deadline {
  const controller = new AbortController()
  let expired = false
  const onAbort = () => controller.abort(signal?.reason)
  if (signal?.aborted) onAbort()
  else signal?.addEventListener('abort', onAbort, { once: true })
  const cancelTimer =
    ms === Number.POSITIVE_INFINITY
      ? () => {}
      : clock.startTimer(() => {
          expired = !controller.signal.aborted
          controller.abort(
            new DOMException(`No end within ${ms} ms.`, 'TimeoutError'),
          )
        }, ms)
  return {
    signal: controller.signal,
    expired: () => expired,
    abort: (reason) => controller.abort(reason),
    dispose() {
      cancelTimer()
      signal?.removeEventListener('abort', onAbort)
    },
  }
}
