import type { Connection, Receipt, ReceiptEnding } from '@falvideo/client'
import type { PlainError } from './plainError.ts'

/** An ending that also says why. fal forgets it sooner than the user does. */
type ReasonedEnding = ReceiptEnding & { reason?: PlainError }

/** Why a job ended without a result, where that was kept. */
export function readReason(receipt: Receipt<object>): PlainError | null {
  const ending: ReasonedEnding | null = receipt.ending
  return ending?.reason ?? null
}

/** Keeps why a job ended without a result, beside its ending. */
export async function keepReason<Output extends object>(
  client: Connection,
  receipt: Receipt<Output>,
  reason: PlainError,
): Promise<Receipt<Output>> {
  if (receipt.ending === null) return receipt
  const ending: ReasonedEnding = { ...receipt.ending, reason }
  const kept = { ...receipt, ending }
  await client.receipts?.keep(kept as Receipt)
  return kept
}
