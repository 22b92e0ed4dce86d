import type { Connection } from '../createConnection.ts'
import type { Receipt } from '../receipt/receipt.ts'

/** Used where nothing is known about the endpoint. */
const guessMs = 60_000

/**
 * How long to wait until the next look. From the expected end on, looks come
 * every twentieth of the time passed, so that the end is noticed within 5 % of
 * the job's length; before it they are few and ever further apart.
 */
export function pollDelay(
  { clock, random }: Connection,
  receipt: Receipt,
  expectedMs = receipt.expectedMs ?? guessMs,
): number {
  const elapsedMs = clock.now() - receipt.createdAtMs
  const nearMs = expectedMs * 0.9 - elapsedMs
  const coarseMs = Math.min(Math.max(2_000, elapsedMs * 1.5), nearMs)
  const delayMs = Math.max(1_000, elapsedMs * 0.05, coarseMs)
  return Math.min(30_000, delayMs) * (1 - random() / 10)
}
