import { getStatus } from '../actions/getStatus.ts'
import type { Connection } from '../createConnection.ts'
import { type FalError, isFalError } from '../errors/base.ts'
import type { Receipt } from '../receipt/receipt.ts'

/**
 * The head of a lost answer may have named the request. Reading its status
 * costs nothing, and settles the matter if fal knows it.
 */
export async function findJob(
  connection: Connection,
  receipt: Receipt,
  { cause }: FalError,
): Promise<Receipt | null> {
  const requestId = isFalError(cause) ? cause.requestId : null
  if (requestId === null) return null
  const found: Receipt = { ...receipt, state: 'submitted', requestId }
  try {
    await getStatus(connection, found)
    return found
  } catch {
    // It stays unknown, which the caller reports.
    return null
  }
}
