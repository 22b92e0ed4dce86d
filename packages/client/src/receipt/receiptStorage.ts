import type { Receipt } from './receipt.ts'

type MaybePromise<T> = T | Promise<T>

/**
 * Keeps receipts by intent id. Sync or async. `claim` must be atomic among all
 * who share the storage: it is what keeps two tabs from paying twice.
 */
export type ReceiptStorage = {
  get(intentId: string): MaybePromise<Receipt | null>
  /** Stores if there is none yet (`null`), else returns the one there. */
  claim(receipt: Receipt): MaybePromise<Receipt | null>
  /** Replaces the receipt of that intent. */
  set(receipt: Receipt): MaybePromise<void>
  delete(intentId: string): MaybePromise<void>
  list(): MaybePromise<readonly Receipt[]>
}
