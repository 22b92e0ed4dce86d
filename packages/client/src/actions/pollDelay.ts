import type { Connection } from '../createConnection.ts'
import type { Receipt } from '../receipt/receipt.ts'

/** Used where nothing is known about the endpoint. */
const guessMs = 60_000

/**
 * How long to wait until the next look. Far from the expected end looks are
 * few; near it and after it they come every twentieth of the time passed, so
 * that the end is noticed within 5 % of the job's length.
 */
export function pollDelay(
  connection: Connection,
  receipt: Receipt,
  expectedMs = receipt.expectedMs ?? guessMs,
): number {
  const elapsedMs = connection.clock.now() - receipt.createdAtMs
  const nearMs = expectedMs * 0.85
  const fine = Math.max(1_000, elapsedMs * 0.05)
  const coarse = Math.max(1_000, expectedMs * 0.3)
  const delayMs =
    elapsedMs < nearMs
      ? Math.max(fine, Math.min(coarse, nearMs - elapsedMs))
      : fine
  return Math.min(30_000, delayMs) * (1 - connection.random() / 10)
}
