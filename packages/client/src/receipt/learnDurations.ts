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
  let freshUntilMs = 0
  let receipts: readonly Receipt[] | Promise<readonly Receipt[]>
  return async ({ endpointId }, usd) => {
    try {
      if (clock.now() >= freshUntilMs) {
        freshUntilMs = clock.now() + lookMs
        receipts = storage.list()
      }
      const tookMs = (await receipts)
        .flatMap((one) =>
          one.endpointId === endpointId && (one.price?.usd ?? null) === usd
            ? (one.ending?.tookMs ?? [])
            : [],
        )
        .sort((one, other) => one - other)
      return tookMs[tookMs.length >> 1] ?? null
    } catch {
      // Only a guess was lost; the claim that follows reports a broken storage.
      return null
    }
  }
}
