import type { Receipt } from '@falvideo/client'
import type { Engine } from '../engine/createEngine.ts'
import type { JobStore } from '../job/JobStore.ts'

/**
 * Shows the newest job that storage has for a slot, unless one has begun there
 * in the meantime.
 */
export async function restoreSlot<Output extends object>(
  engine: Engine,
  store: JobStore<Output>,
  endpointId: string,
  slot: string,
  isTaken: () => boolean,
): Promise<void> {
  const found = await findReceipt(engine, endpointId, slot)
  const target = store.getTarget()
  if (isTaken()) return
  if (found !== undefined && found.intentId !== target?.id) {
    const { intentId: id, endpointId: endpoint } = found
    store.setTarget({ id, endpoint, receipt: found as Receipt<Output> })
  }
  // Emptied in another tab. What never had a receipt stays.
  const hadReceipt = (store.getState()?.receipt ?? target?.receipt) != null
  if (found === undefined && hadReceipt) store.setTarget(null)
}

/** The newest job that storage has for a slot. */
async function findReceipt(
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
