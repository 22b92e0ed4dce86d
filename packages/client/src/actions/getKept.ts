import { bill } from '../cost/bill.ts'
import type { Connection } from '../createConnection.ts'
import type { Receipt } from '../receipt/receipt.ts'
import type { Result } from './getResult.ts'

/** The result that a receipt keeps, if any. It outlives fal's copy. */
export function getKept<Output extends object>(
  connection: Connection,
  receipt: Receipt<Output>,
): Result<Output> | null {
  const { ending, requestId } = receipt
  if (ending?.data === undefined) return null
  return {
    data: ending.data as Output,
    requestId: requestId ?? '',
    receipt,
    cost: bill(connection, receipt, ending.billedUnits),
  }
}
