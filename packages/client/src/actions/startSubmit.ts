import type { UnknownEstimate } from '../cost/estimateCost.ts'
import { toReceiptPrice } from '../cost/toReceiptPrice.ts'
import type { Connection, RunningSubmit } from '../createConnection.ts'
import type { Endpoint, NormalizedInput } from '../endpoints/defineEndpoint.ts'
import { isFalError } from '../errors/base.ts'
import { BudgetExceededError } from '../errors/usage.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { postIntent } from './postIntent.ts'
import type { SubmitOptions } from './submit.ts'

export type Intent = SubmitOptions & {
  endpoint: Endpoint
  input: NormalizedInput
  intentId: string
  inputHash: string
}

/** Starts a submit that others may join until it is over. */
export function startSubmit(
  connection: Connection,
  intent: Intent,
): RunningSubmit {
  const { submits } = connection
  const { intentId } = intent
  const stop = new AbortController()
  const receipt = run(connection, intent, stop.signal).finally(() =>
    submits.delete(intentId),
  )
  const running = { receipt, stop, waiting: 0 }
  submits.set(intentId, running)
  return running
}

async function run(
  connection: Connection,
  intent: Intent,
  signal: AbortSignal,
): Promise<Receipt> {
  const { clock, receipts, parts, requestTimeoutMs } = connection
  const { endpoint, input, intentId, inputHash } = intent
  const createdAtMs = clock.now()
  const endMs = createdAtMs + (intent.patienceMs ?? 30_000)
  const estimate = parts.prices?.estimate(endpoint, input) ?? noEstimate
  const receipt: Receipt = {
    version: 1,
    intentId,
    endpointId: endpoint.id,
    inputHash,
    state: 'submitting',
    createdAtMs,
    label: intent.label ?? null,
    settlesAtMs: endMs + 2 * requestTimeoutMs,
    requestId: null,
    jobToken: null,
    price: toReceiptPrice(estimate),
    expectedMs: intent.expectedMs ?? null,
    ending: null,
  }
  const earlier = await receipts?.claim(receipt, signal)
  if (earlier) return earlier

  const undo: unknown[] = []
  try {
    for (const ask of [connection.options.beforeSubmit, intent.beforeSubmit]) {
      const said = await ask?.({ endpoint, intentId, input, estimate })
      if (said === false) {
        throw new BudgetExceededError('beforeSubmit refused this submit.', {
          phase: 'prepare',
        })
      }
      undo.push(said)
    }
    await intent.onReceipt?.(receipt)
    const { headers, query } = intent
    const post = { headers, query, body: input }
    const submitted = await postIntent(connection, receipt, post, {
      endMs,
      signal,
    })
    await receipts?.keep(submitted)
    return submitted
  } catch (error) {
    if (isFalError(error) && error.name === 'SubmitOutcomeUnknownError') {
      await receipts?.keep({ ...receipt, state: 'unknown' })
    } else {
      // Any other error means that there is no job.
      for (const back of undo) if (typeof back === 'function') back()
      await receipts?.drop(receipt)
    }
    throw error
  }
}

const noEstimate: UnknownEstimate = {
  usd: null,
  microUsd: null,
  reason: 'This connection knows no prices.',
}
