import type { Receipt } from './receipt.ts'
import type { ReceiptStorage } from './receiptStorage.ts'

const storeName = 'receipts'

/**
 * Keeps receipts in IndexedDB: survives a reload, shared by tabs and workers,
 * and claims are atomic by the database itself.
 *
 * @param name of the database. @default 'falvideo'
 */
export function indexedDbStorage(name = 'falvideo'): ReceiptStorage {
  let opening: Promise<IDBDatabase> | undefined

  const openDatabase = (): Promise<IDBDatabase> => {
    opening ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 1)
      request.onupgradeneeded = () =>
        request.result.createObjectStore(storeName, { keyPath: 'intentId' })
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    // A failed opening may succeed the next time.
    opening.catch(() => {
      opening = undefined
    })
    return opening
  }

  // Resolves when the transaction is through, not when it was asked for.
  const transact = async <T>(
    mode: IDBTransactionMode,
    ask: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> => {
    const database = await openDatabase()
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(storeName, mode)
      const request = ask(transaction.objectStore(storeName))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = () => reject(transaction.error)
      transaction.onerror = () => reject(transaction.error)
    })
  }
  const get = async (intentId: string): Promise<Receipt | null> =>
    (await transact<Receipt | undefined>('readonly', (store) =>
      store.get(intentId),
    )) ?? null

  return {
    get,
    async claim(receipt) {
      try {
        await transact('readwrite', (store) => store.add(receipt))
        return null
      } catch (error) {
        const earlier = await get(receipt.intentId)
        if (!earlier) throw error
        return earlier
      }
    },
    async set(receipt) {
      await transact('readwrite', (store) => store.put(receipt))
    },
    async delete(intentId) {
      await transact('readwrite', (store) => store.delete(intentId))
    },
    list: () => transact<Receipt[]>('readonly', (store) => store.getAll()),
  }
}
