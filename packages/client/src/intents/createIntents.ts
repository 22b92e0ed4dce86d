import type { Intent } from '../actions/submit.ts'
import type { BeforeSubmit, Connection } from '../createConnection.ts'
import { about } from '../errors/about.ts'
import { IntentConflictError } from '../errors/usage.ts'
import { idempotencyKeyHeader, intentIdHeader } from '../protocol/headers.ts'
import { hashInput } from '../receipt/hashInput.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { untilAborted } from '../utils/untilAborted.ts'
import { refuseLocalUrls } from './refuseLocalUrls.ts'
import { runIntent } from './runIntent.ts'

/** A submit on its way, and those who wait for it. */
export type RunningIntent = {
  receipt: Promise<Receipt>
  /** Stops it as long as nothing has left; aborted when all have gone. */
  stop: AbortController
  waiting: number
}

/** What carries intents out. */
export type Intents = {
  carry(connection: Connection, intent: Intent): Promise<Receipt>
  /** Has a say in whatever may spend: asked by `carry`, and by `run`. */
  beforeSubmit?: BeforeSubmit | undefined
  /** Those on their way in this process, by id. */
  running: ReadonlyMap<string, RunningIntent>
}

/**
 * Carries intents out with all care: joins what is on its way in this process
 * and what others have stored, asks for permission, and repeats what was
 * certainly refused.
 */
export function createIntents(beforeSubmit?: BeforeSubmit): Intents {
  const running = new Map<string, RunningIntent>()
  const start = (connection: Connection, intent: Intent): RunningIntent => {
    const { intentId } = intent.receipt
    const stop = new AbortController()
    const asked = [beforeSubmit, intent.beforeSubmit]
    const receipt = runIntent(connection, intent, asked, stop.signal).finally(
      () => running.delete(intentId),
    )
    const started = { receipt, stop, waiting: 0 }
    running.set(intentId, started)
    return started
  }
  return {
    running,
    beforeSubmit,
    async carry(connection, given) {
      refuseLocalUrls(connection, given.input)
      const intent = sign(given)
      const { intentId } = intent.receipt
      for (;;) {
        const joined = running.get(intentId) ?? start(connection, intent)
        const receipt = await join(connection, joined, intent)
        if (receipt) return receipt
      }
    },
  }
}

// By these the handler and other tabs know the intent again.
function sign({ receipt, input, headers, ...intent }: Intent): Intent {
  const { intentId, endpointId } = receipt
  return {
    ...intent,
    input,
    receipt: { ...receipt, inputHash: hashInput(endpointId, input) },
    headers: {
      [intentIdHeader]: intentId,
      [idempotencyKeyHeader]: intentId,
      ...headers,
    },
  }
}

/** `null` where it was stopped because all others have gone, but not we. */
async function join(
  connection: Connection,
  joined: RunningIntent,
  { receipt, signal }: Intent,
): Promise<Receipt | null> {
  joined.waiting++
  try {
    const first = await untilAborted(joined.receipt, signal)
    if (first.inputHash === receipt.inputHash) return first
    throw new IntentConflictError(
      'This intent id was used for another input before.',
      about(connection, 'prepare', first),
    )
  } catch (error) {
    const left = joined.stop.signal
    if (!left.aborted || error !== left.reason || signal?.aborted) throw error
    return null
  } finally {
    joined.waiting--
    if (joined.waiting === 0) joined.stop.abort(signal?.reason)
  }
}
