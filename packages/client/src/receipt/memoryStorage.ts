import type { Receipt } from './receipt.ts'
import type { ReceiptStorage } from './receiptStorage.ts'

// So that a server that runs for months does not grow.
const mostEnded = 1_000

/**
 * Keeps receipts in this process. The default; gone with the page. Of jobs
 * that have ended the latest 1,000 stay.
 */
export function memoryStorage(): ReceiptStorage {
  const receipts = new Map<string, Receipt>()
  const ended = new Set<string>()
  return {
    get: (intentId) => receipts.get(intentId) ?? null,
    claim(receipt) {
      const earlier = receipts.get(receipt.intentId)
      if (!earlier) receipts.set(receipt.intentId, receipt)
      return earlier ?? null
    },
    set(receipt) {
      const { intentId, ending } = receipt
      receipts.set(intentId, receipt)
      if (ending === null) return
      ended.delete(intentId)
      ended.add(intentId)
      const [oldest] = ended
      if (ended.size <= mostEnded || oldest === undefined) return
      ended.delete(oldest)
      receipts.delete(oldest)
    },
    delete(intentId) {
      receipts.delete(intentId)
      ended.delete(intentId)
    },
    list: () => [...receipts.values()],
  }
}
