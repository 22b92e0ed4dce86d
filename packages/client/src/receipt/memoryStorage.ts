import type { Receipt } from './receipt.ts'
import type { ReceiptStorage } from './receiptStorage.ts'

/** Keeps receipts in this process. The default; gone with the page. */
export function memoryStorage(): ReceiptStorage {
  const receipts = new Map<string, Receipt>()
  return {
    get: (intentId) => receipts.get(intentId) ?? null,
    claim(receipt) {
      const earlier = receipts.get(receipt.intentId)
      if (!earlier) receipts.set(receipt.intentId, receipt)
      return earlier ?? null
    },
    set(receipt) {
      receipts.set(receipt.intentId, receipt)
    },
    delete(intentId) {
      receipts.delete(intentId)
    },
    list: () => [...receipts.values()],
  }
}
