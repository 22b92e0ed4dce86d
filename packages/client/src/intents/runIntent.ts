import { postIntent } from '../actions/postIntent.ts'
import type { Intent } from '../actions/submit.ts'
import { noEstimate } from '../cost/noEstimate.ts'
import { toReceiptPrice } from '../cost/toReceiptPrice.ts'
import type { BeforeSubmit, Connection } from '../createConnection.ts'
import { isFalError } from '../errors/base.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { backoff } from '../utils/backoff.ts'
import { sleep } from '../utils/sleep.ts'
import { findJob } from './findJob.ts'
import { permit } from './permit.ts'

/** Stores, asks, submits, and stores what became of it. */
export async function runIntent(
  connection: Connection,
  intent: Intent,
  asked: readonly (BeforeSubmit | undefined)[],
  signal: AbortSignal,
): Promise<Receipt> {
  const { parts, receipts, requestTimeoutMs, clock } = connection
  const { endpoint, input } = intent
  const estimate = parts.prices?.estimate(endpoint, input) ?? noEstimate
  const endMs = clock.now() + (intent.patienceMs ?? 30_000)
  const receipt: Receipt = {
    ...intent.receipt,
    price: toReceiptPrice(estimate),
    expectedMs:
      intent.receipt.expectedMs ??
      (await receipts?.expect(intent.receipt, estimate.usd)) ??
      null,
    settlesAtMs: endMs + 2 * requestTimeoutMs,
  }
  const earlier = await receipts?.claim(receipt, signal)
  if (earlier) return earlier

  let release: (() => void) | undefined
  try {
    const { intentId } = receipt
    release = await permit(asked, { endpoint, intentId, input, estimate })
    const submitted = await post(
      connection,
      { ...intent, receipt },
      { endMs, signal },
    )
    await receipts?.keep(submitted)
    return submitted
  } catch (error) {
    if (isFalError(error) && error.name === 'SubmitOutcomeUnknownError') {
      const found = await findJob(connection, receipt, error)
      await receipts?.keep(found ?? { ...receipt, state: 'unknown' })
      if (found) return found
    } else {
      // Any other error means that there is no job.
      release?.()
      await receipts?.drop(receipt)
    }
    throw error
  }
}

/** Posts until it is taken, or refused for good, or patience ends. */
async function post(
  connection: Connection,
  intent: Intent,
  { endMs, signal }: { endMs: number; signal: AbortSignal },
): Promise<Receipt> {
  const { clock } = connection
  for (let attempt = 0; ; attempt++) {
    signal.throwIfAborted()
    try {
      return await postIntent(connection, intent)
    } catch (error) {
      // An unknown outcome is never retryable.
      if (!isFalError(error) || !error.retryable) throw error
      const waitMs =
        error.retryAfterMs ?? backoff(connection, attempt, 1_000, 15_000)
      if (clock.now() + waitMs > endMs) throw error
      await sleep(clock, waitMs, signal)
    }
  }
}
