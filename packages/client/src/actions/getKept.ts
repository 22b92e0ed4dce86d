import { bill } from '../cost/bill.ts'
import type { Connection } from '../createConnection.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { reviveEnding } from '../receipt/reviveEnding.ts'
import type { Outcome } from './wait.ts'

/** The ending that a receipt keeps, if any. It outlives fal's copy. */
export function getKept<Output extends object>(
  connection: Connection,
  receipt: Receipt<Output>,
): Outcome<Output> | null {
  const { ending, requestId } = receipt
  if (ending === null) return null
  const { status, data, error } = ending
  const base = {
    requestId: requestId ?? '',
    receipt,
    cost: bill(connection, receipt, ending.billedUnits),
  }
  if (status === 'completed') {
    // What was too large is still read from fal.
    return data === undefined ? null : { ...base, status, data: data as Output }
  }
  // Receipts of earlier versions keep no error.
  return error ? { ...base, status, error: reviveEnding(receipt, error) } : null
}
