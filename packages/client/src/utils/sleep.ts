import type { Clock } from './clock.ts'
import { untilAborted } from './untilAborted.ts'

/**
 * Waits `ms`. An abort wakes it at once and rejects with the signal's reason.
 */
export async function sleep(
  clock: Clock,
  ms: number,
  signal?: AbortSignal | undefined,
): Promise<void> {
  let stop = () => {}
  const rest = new Promise<void>((resolve) => {
    stop = clock.startTimer(resolve, ms)
  })
  await untilAborted(rest, signal).finally(() => stop())
}
