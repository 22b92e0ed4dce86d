import { type CancelOutcome, cancel, type Receipt } from '@falvideo/client'
import type { Engine } from '../engine/createEngine.ts'
import { equip } from '../engine/equip.ts'
import type { JobStore } from './JobStore.ts'

/**
 * Asks fal to stop the job a store shows, and notes the answer. Where nothing
 * was submitted there is nothing to pay.
 */
export async function cancelJob<Output extends object>(
  { client }: Engine,
  store: JobStore<Output>,
): Promise<CancelOutcome> {
  const state = store.getState()
  const receipt = state?.receipt ?? store.getTarget()?.receipt
  if (receipt?.requestId == null) {
    const unknown = receipt != null || state?.phase === 'unknown'
    return {
      outcome: unknown ? 'unknown' : 'removed',
      mayStillBill: unknown,
      error: null,
    }
  }
  const answer = await cancel(equip(client), receipt as Receipt)
  const { outcome } = answer
  store.tell({ type: 'cancelAsked', outcome, at: client.clock.now() })
  return answer
}
