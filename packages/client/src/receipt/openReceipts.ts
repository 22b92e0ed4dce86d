import type { FalError } from '../errors/base.ts'
import { SubmitOutcomeUnknownError } from '../errors/submitOutcomeUnknown.ts'
import { ReceiptStorageError } from '../errors/usage.ts'
import { type Clock, systemClock } from '../utils/clock.ts'
import { sleep } from '../utils/sleep.ts'
import { learnDurations } from './learnDurations.ts'
import { memoryStorage } from './memoryStorage.ts'
import type { Receipt } from './receipt.ts'
import type { ReceiptStorage } from './receiptStorage.ts'

/** The receipts of one connection. */
export type Receipts = {
  storage: ReceiptStorage
  /**
   * Stores the receipt if its intent is new (`null`), or returns the completed
   * one of whoever came first, waiting for it while it may still come.
   *
   * @throws SubmitOutcomeUnknownError when the first attempt ended unknown.
   */
  claim(receipt: Receipt, signal: AbortSignal): Promise<Receipt | null>
  /** How long jobs of the same endpoint and price took, if any are known. */
  expect(receipt: Receipt, usd: string | null): Promise<number | null>
  /** Stores what became of it. Failing is reported, and does not hide a job. */
  keep(receipt: Receipt): Promise<void>
  /** Forgets an intent that came to nothing, so that it can be tried again. */
  drop(receipt: Receipt): Promise<void>
}

// How often a receipt that another tab is completing is looked at.
const lookEveryMs = 250

export type ReceiptOptions = {
  /** Where the part `receipts` keeps them. @default memoryStorage() */
  storage?: ReceiptStorage | undefined
  /** Told when a receipt could not be brought up to date after a submit. */
  onReceiptError?: ((error: FalError, receipt: Receipt) => void) | undefined
  /** @default systemClock */
  clock?: Clock | undefined
}

export type OpenReceipts = (options: ReceiptOptions) => Receipts

/** Keeps the receipts of a connection in its storage. */
export const openReceipts: OpenReceipts = (options) => {
  const { storage = memoryStorage(), clock = systemClock } = options
  const attempt = async (
    receipt: Receipt,
    write: () => void | Promise<void>,
  ) => {
    try {
      await write()
    } catch (cause) {
      const message = 'The receipt could not be brought up to date.'
      options.onReceiptError?.(
        new ReceiptStorageError(message, { phase: 'submit', receipt, cause }),
        receipt,
      )
    }
  }
  return {
    storage,
    async claim(receipt, signal) {
      for (;;) {
        const earlier = await firstOf(storage, receipt)
        if (!earlier || earlier.state === 'submitted') return earlier
        if (isLost(earlier, clock)) {
          throw new SubmitOutcomeUnknownError(earlier, {
            elapsedMs: clock.now() - earlier.createdAtMs,
          })
        }
        await sleep(clock, lookEveryMs, signal)
      }
    },
    expect: learnDurations(storage, clock),
    keep: (receipt) =>
      attempt(receipt, async () => {
        // The note may have been changed in the meantime.
        const stored = await storage.get(receipt.intentId)
        await storage.set(
          stored ? { ...receipt, label: stored.label } : receipt,
        )
      }),
    drop: (receipt) => attempt(receipt, () => storage.delete(receipt.intentId)),
  }
}

async function firstOf(
  storage: ReceiptStorage,
  receipt: Receipt,
): Promise<Receipt | null> {
  try {
    return await storage.claim(receipt)
  } catch (cause) {
    throw new ReceiptStorageError('The receipt could not be stored.', {
      phase: 'prepare',
      retryable: true,
      cause,
      notes: ['Nothing was sent.'],
    })
  }
}

// Whoever wrote it would have completed it by now.
function isLost({ state, settlesAtMs }: Receipt, clock: Clock): boolean {
  return state === 'unknown' || clock.now() >= settlesAtMs
}
