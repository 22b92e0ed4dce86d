import type { Connection } from '../createConnection.ts'
import type { Receipt } from '../receipt/receipt.ts'

/** Used where nothing is known about the endpoint. */
const guessMs = 60_000

/**
 * How long to wait until the next look. Before the expected end, the time
 * passed grows by four fifths from look to look: 1, 2, 4, 7, 12, 21 s and on,
 * so that a job that is short, or fails early, is not left alone until then.
 * From shortly before it, looks come every twentieth of the time passed, so
 * that the end is noticed within 5 % of the job's length.
 */
export function pollDelay(
  { clock, random }: Connection,
  receipt: Receipt,
  expectedMs = receipt.expectedMs ?? guessMs,
): number {
  const elapsedMs = clock.now() - receipt.createdAtMs
  const nearMs = expectedMs * 0.96 - elapsedMs
  const early = nearMs > 0
  const delayMs = early ? Math.min(elapsedMs * 0.8, nearMs) : elapsedMs / 20
  // Early looks are spread towards later, which saves one; the others towards
  // earlier, which keeps the 5 %.
  const spread = (random() / 20) * (early ? 1 : -1)
  return Math.min(30_000, Math.max(1_000, delayMs)) * (1 + spread)
}
