import { formatMicros } from '@falvideo/client/internal'
import { createEmit, type OnEvent } from '../handler/events.ts'
import type { BudgetStore } from '../store/store.ts'
import { parseUsd } from './parseUsd.ts'

export type SettleDoubtOptions = {
  /** The store of the handler. */
  store: Pick<BudgetStore, 'readHold' | 'settle'>
  holdId: string
  /** What fal's own list of bills says, in decimal dollars; `'0'` gives back. */
  billedUsd: string
  onEvent?: OnEvent | undefined
  /** Milliseconds since 1970. @default Date.now */
  now?: (() => number) | undefined
}

/**
 * Books what a person found out about a doubt. The only way in which money in
 * doubt is given back before its day and month are over.
 *
 * @returns `false`: it is none any more.
 * @throws TypeError for an amount that is not a decimal of dollars.
 *
 * @example
 * import { settleDoubt } from '@falvideo/server'
 *
 * await settleDoubt({ store, holdId, billedUsd: '0' })
 */
export async function settleDoubt({
  store,
  holdId,
  billedUsd,
  onEvent,
  now = Date.now,
}: SettleDoubtOptions): Promise<boolean> {
  const micros = parseUsd(billedUsd)
  const hold = await store.readHold(holdId)
  if (hold?.state !== 'ended') return false
  if ((await store.settle(holdId, micros)) === null) return false
  createEmit(
    onEvent,
    now,
  )({
    type: 'bill',
    ownerId: hold.ownerId,
    endpointId: hold.endpointId,
    requestId: hold.requestId,
    certainty: 'stated',
    countedUsd: formatMicros(micros),
    estimateUsd: formatMicros(hold.micros),
  })
  return true
}
