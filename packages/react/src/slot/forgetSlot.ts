import type { Engine } from '../engine/createEngine.ts'

/** Takes a job out of its slot, and keeps its receipt. */
export async function forgetSlot(
  { storage, news }: Engine,
  intentId: string,
): Promise<void> {
  const receipt = await storage.get(intentId)
  if (receipt !== null) await storage.set({ ...receipt, label: null })
  news.tell()
}
