import type { Connection } from '../createConnection.ts'
import { SubmitOutcomeUnknownError } from '../errors/submitOutcomeUnknown.ts'
import { ReceiptStorageError } from '../errors/usage.ts'
import { sleep } from '../utils/sleep.ts'
import type { Receipt } from './receipt.ts'

// How often a receipt that another tab is completing is looked at.
const lookEveryMs = 250

/**
 * Stores the receipt if its intent is new (`null`), or returns the completed
 * receipt of whoever came first, waiting for it while it may still come.
 *
 * @throws SubmitOutcomeUnknownError when the first attempt ended unknown.
 */
export async function claimReceipt(
  connection: Connection,
  receipt: Receipt,
): Promise<Receipt | null> {
  const { storage, clock } = connection
  try {
    for (;;) {
      const earlier = await storage.claim(receipt)
      if (!earlier || earlier.state === 'submitted') return earlier
      if (
        earlier.state === 'unknown' ||
        (earlier.state === 'submitting' && clock.now() >= earlier.settlesAtMs)
      ) {
        throw new SubmitOutcomeUnknownError(
          { ...earlier, state: 'unknown' },
          { elapsedMs: clock.now() - earlier.createdAtMs },
        )
      }
      await sleep(clock, lookEveryMs)
    }
  } catch (cause) {
    if (cause instanceof SubmitOutcomeUnknownError) throw cause
    throw new ReceiptStorageError(
      'The receipt could not be stored, so nothing was sent.',
      { phase: 'prepare', retryable: true, cause },
    )
  }
}
