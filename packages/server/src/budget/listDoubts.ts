import { formatMicros } from '@falvideo/client/internal'
import type { BudgetStore } from '../store/store.ts'

/** Money that stays counted because nobody knows the bill. */
export type Doubt = {
  holdId: string
  ownerId: string
  endpointId: string
  /** `null`: not even known whether there is a job. */
  requestId: string | null
  /** What the budget counts, in decimal dollars. */
  countedUsd: string
  /** When the money was set aside, just before the submit. ISO 8601. */
  reservedAt: string
}

export type ListDoubtsOptions = {
  /** The store of the handler. */
  store: Pick<BudgetStore, 'listEnded'>
  /** @default 100 */
  count?: number | undefined
}

/**
 * What a person may look up at fal and settle: submits that got no answer,
 * endings without a bill. The oldest first. What is not settled stays counted
 * until its day and month are over.
 *
 * @example
 * import { listDoubts } from '@falvideo/server'
 *
 * const doubts = await listDoubts({ store })
 */
export async function listDoubts({
  store,
  count = 100,
}: ListDoubtsOptions): Promise<Doubt[]> {
  const holds = await store.listEnded(count)
  return holds.map((hold) => ({
    holdId: hold.id,
    ownerId: hold.ownerId,
    endpointId: hold.endpointId,
    requestId: hold.requestId,
    countedUsd: formatMicros(hold.micros),
    reservedAt: new Date(hold.reservedAtMs).toISOString(),
  }))
}
