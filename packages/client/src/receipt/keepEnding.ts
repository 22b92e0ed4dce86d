import type { Cost } from '../cost/billCost.ts'
import type { Connection } from '../createConnection.ts'
import type { Receipt, ReceiptEnding } from './receipt.ts'

// Enough for any output that names files; outputs that hold them stay out.
const mostCharacters = 65_536

/** Keeps how a job ended, so that it outlives fal's copy. */
export async function keepEnding<Output extends object>(
  connection: Connection,
  receipt: Receipt<Output>,
  cost: Cost,
  { status, data, tookMs }: Pick<ReceiptEnding, 'status' | 'data' | 'tookMs'>,
): Promise<Receipt<Output>> {
  const small =
    data !== undefined && JSON.stringify(data).length <= mostCharacters
  const ending: ReceiptEnding = {
    status,
    endedAtMs: connection.clock.now(),
    tookMs,
    billedUnits: cost.billed?.units ?? null,
    ...(small && { data }),
  }
  const kept = { ...receipt, ending }
  await connection.receipts?.keep(kept)
  return kept
}
