import type { Receipt, ReceiptStorage } from '@falvideo/client'
import { memoryStorage, webStorage } from '@falvideo/client/connection'

/** As long as fal keeps what it can keep; then a receipt leads nowhere. */
const longestMs = 30 * 24 * 3_600_000

/**
 * Receipts in `localStorage`, and in memory for whatever it refuses: where it
 * is forbidden or full a job still runs, but a reload does not find it. Looks
 * for the page's storage when used, so servers and React Native can make one.
 */
export function pageStorage({
  onError,
}: {
  /** Told what the page refused. */
  onError?: ((error: unknown) => void) | undefined
} = {}): ReceiptStorage {
  const memory = memoryStorage()
  let kept: ReceiptStorage | undefined
  const attempt = async <T>(
    ask: (page: ReceiptStorage) => T | Promise<T>,
  ): Promise<T | undefined> => {
    try {
      if (typeof localStorage === 'undefined') return undefined
      kept ??= webStorage(localStorage)
      return await ask(kept)
    } catch (error) {
      onError?.(error)
      return undefined
    }
  }
  return {
    get: async (id) =>
      (await memory.get(id)) ?? (await attempt((page) => page.get(id))) ?? null,
    async claim(receipt) {
      const earlier = await memory.get(receipt.intentId)
      if (earlier !== null) return earlier
      const claimed = await attempt((page) => page.claim(receipt))
      return claimed === undefined ? memory.claim(receipt) : claimed
    },
    async set(receipt) {
      const written = await attempt(async (page) => {
        await page.set(receipt)
        return true
      })
      if (written) await memory.delete(receipt.intentId)
      else await memory.set(receipt)
    },
    async delete(id) {
      await memory.delete(id)
      await attempt((page) => page.delete(id))
    },
    async list() {
      const stored = (await attempt((page) => page.list())) ?? []
      const receipts = [...(await memory.list()), ...stored]
      const isOld = (it: Receipt) => it.createdAtMs < Date.now() - longestMs
      for (const { intentId } of receipts.filter(isOld)) {
        await attempt((page) => page.delete(intentId))
      }
      return receipts.filter((it) => !isOld(it))
    },
  }
}
