import { parseReceipt } from './parseReceipt.ts'
import type { Receipt } from './receipt.ts'
import type { ReceiptStorage } from './receiptStorage.ts'

/**
 * `localStorage` or `sessionStorage`, as far as they are used. Their own type,
 * `Storage`, is not there for who compiles for a worker or for Node.
 */
type Area = {
  readonly length: number
  key(index: number): string | null
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/**
 * Keeps receipts in `localStorage` or `sessionStorage`, so that a reload finds
 * them. Claims are atomic between tabs where Web Locks exist.
 *
 * @param prefix begins every key. @default 'falvideo:'
 */
export function webStorage(
  storage: Area,
  prefix = 'falvideo:',
): ReceiptStorage {
  const read = (key: string): Receipt | null => {
    const text = storage.getItem(key)
    return text === null ? null : parseReceipt(text)
  }
  // What cannot be read, by a newer version perhaps, is as good as not there…
  const tryRead = (key: string): Receipt | null => {
    try {
      return read(key)
    } catch {
      return null
    }
  }
  const write = (receipt: Receipt) =>
    storage.setItem(prefix + receipt.intentId, JSON.stringify(receipt))
  // … except here: it may be a job, and is not to be paid again.
  const claim = (receipt: Receipt): Receipt | null => {
    const earlier = read(prefix + receipt.intentId)
    if (!earlier) write(receipt)
    return earlier
  }
  return {
    get: (intentId) => tryRead(prefix + intentId),
    claim(receipt) {
      const locks = globalThis.navigator?.locks
      return locks
        ? locks.request(prefix + receipt.intentId, () => claim(receipt))
        : claim(receipt)
    },
    set: write,
    delete: (intentId) => storage.removeItem(prefix + intentId),
    list() {
      const keys = Array.from({ length: storage.length }, (_, index) =>
        storage.key(index),
      )
      return keys.flatMap((key) => {
        const receipt = key?.startsWith(prefix) ? tryRead(key) : null
        return receipt ? [receipt] : []
      })
    },
  }
}
