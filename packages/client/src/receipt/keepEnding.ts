import type { Cost } from '../cost/cost.ts'
import type { Connection } from '../createConnection.ts'
import { FalError } from '../errors/base.ts'
import type { Receipt, ReceiptEnding } from './receipt.ts'

// Enough for any output that names files; outputs that hold them stay out.
const mostCharacters = 65_536

/** Keeps how a job ended, so that it outlives fal's copy. */
export async function keepEnding<Output extends object>(
  connection: Connection,
  receipt: Receipt<Output>,
  cost: Cost,
  ending: Pick<ReceiptEnding, 'status' | 'data'>,
): Promise<Receipt<Output>> {
  const { status, data } = ending
  const small = JSON.stringify(data ?? null).length <= mostCharacters
  let kept: Receipt<Output> = {
    ...receipt,
    ending: {
      status,
      endedAtMs: connection.clock.now(),
      billedUnits: cost.billed?.units ?? null,
      ...(data !== undefined && small && { data }),
    },
  }
  try {
    // The note may have been changed since the job was attached to.
    const stored = await connection.storage.get(kept.intentId)
    if (stored) kept = { ...kept, label: stored.label }
    await connection.storage.set(kept)
  } catch (cause) {
    const error = new FalError('The ending could not be stored.', {
      phase: 'result',
      receipt: kept,
      cause,
    })
    connection.options.onReceiptError?.(error, kept)
  }
  return kept
}
