import type { BeforeSubmit, Connection } from '../createConnection.ts'
import type { Endpoint } from '../endpoints/defineEndpoint.ts'
import { about } from '../errors/about.ts'
import { IntentConflictError } from '../errors/usage.ts'
import { hashInput } from '../receipt/hashInput.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { createId } from '../utils/createId.ts'
import { untilAborted } from '../utils/untilAborted.ts'
import { prepareInput } from './prepareInput.ts'
import { startSubmit } from './startSubmit.ts'

export type SubmitOptions = {
  /**
   * Names the intent. Submits with the same id are one job, across tabs and
   * restarts where the storage is shared. @default a new one
   */
  intentId?: string | undefined
  /** Your own note on the receipt; never sent. */
  label?: string | undefined
  /**
   * How long a submit may be repeated while it is refused for load or no
   * connection can be made, in milliseconds. 0 tries once. @default 30_000
   */
  patienceMs?: number | undefined
  /** How long the job is expected to take; sets the rhythm of polling. */
  expectedMs?: number | undefined
  /** Asked after the client's own. */
  beforeSubmit?: BeforeSubmit | undefined
  /**
   * Called with the receipt before anything is sent, and waited for. Throwing
   * prevents the submit.
   */
  onReceipt?: ((receipt: Receipt) => unknown) | undefined
  /** More request headers and query, e.g. from `queueOptions`. */
  headers?: Record<string, string | undefined> | undefined
  query?: Record<string, string> | undefined
  /**
   * Before the request leaves, an abort stops it. Afterwards it stops you from
   * waiting; the answer still completes the receipt.
   */
  signal?: AbortSignal | undefined
}

/**
 * Turns one intent into at most one job and returns its receipt. Spends money.
 * Repeats itself only while it is certain that no job was created.
 *
 * @throws InvalidInputError, BudgetExceededError, SubmitOutcomeUnknownError
 */
export async function submit<Input extends object, Output extends object>(
  connection: Connection,
  endpoint: Endpoint<string, Input, Output>,
  given: Input,
  options: SubmitOptions = {},
): Promise<Receipt<Output>> {
  const { submits } = connection
  const { intentId = createId(), signal } = options
  signal?.throwIfAborted()
  const input = prepareInput(connection, endpoint, given)
  const inputHash = hashInput(endpoint.id, input)
  const intent = { ...options, endpoint, input, intentId, inputHash }

  for (;;) {
    const running = submits.get(intentId) ?? startSubmit(connection, intent)
    running.waiting++
    try {
      const receipt = await untilAborted(running.receipt, signal)
      if (receipt.inputHash === inputHash) return receipt as Receipt<Output>
      throw new IntentConflictError(
        'This intent id was used for another input before.',
        about(connection, 'prepare', receipt),
      )
    } catch (error) {
      // Whoever it was started for has gone, but we have not.
      const left = running.stop.signal
      if (!left.aborted || error !== left.reason || signal?.aborted) throw error
    } finally {
      running.waiting--
      if (running.waiting === 0) running.stop.abort(signal?.reason)
    }
  }
}
