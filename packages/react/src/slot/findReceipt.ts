import type { Receipt } from '@falvideo/client'
import type { Engine } from '../engine/createEngine.ts'

/** The newest job that storage has for a slot. */
export async function findReceipt(
  engine: Engine,
  endpointId: string,
  slot: string,
): Promise<Receipt | undefined> {
  const receipts = await engine.listReceipts()
  return receipts
    .filter((it) => it.label === slot && it.endpointId === endpointId)
    .reduce<Receipt | undefined>(
      (newest, it) =>
        newest !== undefined && newest.createdAtMs >= it.createdAtMs
          ? newest
          : it,
      undefined,
    )
}

/** Takes a job out of its slot, and keeps its receipt. */
export async function forgetSlot(
  { storage, news }: Engine,
  intentId: string,
): Promise<void> {
  const receipt = await storage.get(intentId)
  if (receipt !== null) await storage.set({ ...receipt, label: null })
  news.tell()
}
