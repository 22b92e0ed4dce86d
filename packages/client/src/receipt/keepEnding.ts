import type { Cost } from '../cost/billCost.ts'
import type { Connection } from '../createConnection.ts'
import type { FalError } from '../errors/base.ts'
import { toPlainError } from '../errors/plainError.ts'
import type { Receipt, ReceiptEnding } from './receipt.ts'

// Enough for any output that names files; outputs that hold them stay out.
const mostOfData = 65_536
const mostOfError = 8_192

type Ended = Pick<ReceiptEnding, 'status' | 'data' | 'tookMs'> & {
  error?: FalError | undefined
}

/** Keeps how a job ended, so that it outlives fal's copy. */
export async function keepEnding<Output extends object>(
  connection: Connection,
  receipt: Receipt<Output>,
  cost: Cost,
  { status, data, error, tookMs }: Ended,
): Promise<Receipt<Output>> {
  // A result that cannot be read any more undoes no video, and no bill.
  if (error && receipt.ending?.status === 'completed') return receipt
  const plain = error && toPlainError(error)
  // Should fal object at length, the message has its beginning.
  const kept = [plain, plain && { ...plain, fieldErrors: null }].find((one) =>
    isSmall(one, mostOfError),
  )
  const ending: ReceiptEnding = {
    status,
    endedAtMs: connection.clock.now(),
    tookMs,
    billedUnits: cost.billed?.units ?? null,
    ...(isSmall(data, mostOfData) && { data }),
    ...(kept && { error: kept }),
  }
  const ended = { ...receipt, ending }
  await connection.receipts?.keep(ended)
  return ended
}

const isSmall = (value: unknown, most: number): boolean =>
  value !== undefined && JSON.stringify(value).length <= most
