import type { Clock } from '../utils/clock.ts'
import type { Receipt } from './receipt.ts'
import type { ReceiptStorage } from './receiptStorage.ts'

// Submits of the same moment share one look: if each of thousands read the
// receipts of all, the cost would grow with their square.
const lookMs = 1_000

/**
 * How long jobs of the same endpoint and price took, the median of what storage
 * knows; `null` where it knows nothing.
 */
export function learnDurations(
  storage: ReceiptStorage,
  clock: Clock,
): (receipt: Receipt, usd: string | null) => Promise<number | null> {
  let lookedAtMs = Number.NEGATIVE_INFINITY
  let ended: Promise<Receipt[]>
  return async ({ endpointId }, usd) => {
    if (Math.abs(clock.now() - lookedAtMs) >= lookMs) {
      lookedAtMs = clock.now()
      ended = listEnded(storage)
    }
    try {
      const tookMs = (await ended)
        .filter((one) => one.endpointId === endpointId)
        .filter((one) => (one.price?.usd ?? null) === usd)
        .flatMap(({ ending }) => ending?.tookMs ?? [])
        .sort((one, other) => one - other)
      return tookMs[tookMs.length >> 1] ?? null
    } catch {
      // Only a guess was lost; the claim that follows reports a broken storage.
      return null
    }
  }
}

const listEnded = async (storage: ReceiptStorage): Promise<Receipt[]> =>
  [...(await storage.list())].filter(({ ending }) => ending)
