import type { BeforeSubmit, Connection } from '../createConnection.ts'
import type { Endpoint, NormalizedInput } from '../endpoints/defineEndpoint.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { createId } from '../utils/createId.ts'
import { untilAborted } from '../utils/untilAborted.ts'
import { postIntent } from './postIntent.ts'

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

/** What is about to be submitted. */
export type Intent = SubmitOptions & {
  endpoint: Endpoint
  /** What is priced and sent. */
  input: NormalizedInput
  /** As it stands before the request leaves. */
  receipt: Receipt
}

/**
 * Turns one intent into at most one job and returns its receipt. Spends money.
 * Repeats itself only while it is certain that no job was created.
 *
 * Joining, storing, `patienceMs` and `beforeSubmit` are the business of the
 * part `intents`; without it a submit is one request, sent once.
 *
 * @throws InvalidInputError, BudgetExceededError, SubmitOutcomeUnknownError
 */
export async function submit<Input extends object, Output extends object>(
  connection: Connection,
  endpoint: Endpoint<string, Input, Output>,
  given: Input,
  options: SubmitOptions = {},
): Promise<Receipt<Output>> {
  const { clock, parts } = connection
  const { intentId = createId(), label = null, expectedMs = null } = options
  options.signal?.throwIfAborted()
  const input = endpoint.normalize(given)
  const receipt: Receipt<Output> = {
    version: 1,
    intentId,
    endpointId: endpoint.id,
    inputHash: '',
    state: 'submitting',
    createdAtMs: clock.now(),
    label,
    settlesAtMs: 0,
    requestId: null,
    jobToken: null,
    price: null,
    expectedMs,
    ending: null,
  }
  const carry = parts.intents?.carry ?? postIntent
  const intent = { ...options, endpoint, input, receipt }
  const submitted = carry(connection, intent) as Promise<Receipt<Output>>
  return untilAborted(submitted, options.signal)
}
