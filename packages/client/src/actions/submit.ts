import { estimateCost, toReceiptPrice } from '../cost/estimateCost.ts'
import type { BeforeSubmit, Connection } from '../createConnection.ts'
import type { Endpoint, NormalizedInput } from '../endpoints/defineEndpoint.ts'
import { BudgetExceededError, IntentConflictError } from '../errors/usage.ts'
import { headers as names } from '../protocol/headers.ts'
import { claimReceipt } from '../receipt/claimReceipt.ts'
import { hashInput } from '../receipt/hashInput.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { createId } from '../utils/createId.ts'
import { untilAborted } from '../utils/untilAborted.ts'
import { postIntent } from './postIntent.ts'
import { refuseLocalUrls } from './refuseLocalUrls.ts'

/** What fal does with the files a job makes. */
export type ObjectLifecycle = {
  /** Seconds until fal deletes them. */
  expiresInSeconds?: number | undefined
  /** Who may read them; fal's own object, sent as it is. */
  initialAcl?: Readonly<Record<string, unknown>> | undefined
}

export type SubmitOptions = {
  /**
   * Names the intent. Submits with the same id are one job, across tabs and
   * restarts where the storage is shared. @default a new one
   */
  intentId?: string | undefined
  /** Your own note on the receipt; never sent. */
  label?: string | undefined
  /** `low` waits behind others. @default 'normal' */
  priority?: 'normal' | 'low' | undefined
  /** Gives up, free of charge, if no runner started by then. Milliseconds, over 1000. */
  startTimeoutMs?: number | undefined
  /** Asks for the runner of earlier requests with the same text. */
  runnerHint?: string | undefined
  objectLifecycle?: ObjectLifecycle | undefined
  /** Keeps fal from retrying on another runner. @default false */
  noRetry?: boolean | undefined
  /** Keeps fal from answering by an equivalent endpoint. @default false */
  noFallback?: boolean | undefined
  /** Whether fal keeps input and output. @default the account's setting */
  storeIo?: boolean | undefined
  /** Refused with 429 when more than this wait already. */
  maxQueueLength?: number | undefined
  /** Public https address that fal calls when the job ends. */
  webhookUrl?: string | undefined
  /**
   * How long a submit may be repeated while it is refused for load or no
   * connection can be made, in milliseconds. 0 tries once. @default 30_000
   */
  patienceMs?: number | undefined
  /** How long the job is expected to take; sets the rhythm of polling. */
  expectedMs?: number | undefined
  /** In addition to the client's own. */
  beforeSubmit?: BeforeSubmit | undefined
  /** Called as soon as the receipt is stored, before anything is sent. */
  onReceipt?: ((receipt: Receipt) => void) | undefined
  /**
   * Aborting stops you from waiting. Before the request leaves it also stops
   * the submit; afterwards the answer still completes the receipt.
   */
  signal?: AbortSignal | undefined
}

/**
 * Turns one intent into at most one job and returns its receipt. Waits and
 * repeats only while it is certain that no job was created.
 *
 * @throws InvalidInputError, BudgetExceededError, SubmitOutcomeUnknownError
 */
export async function submit<Input extends object, Output extends object>(
  connection: Connection,
  endpoint: Endpoint<string, Input, Output>,
  input: Input,
  options: SubmitOptions = {},
): Promise<Receipt<Output>> {
  options.signal?.throwIfAborted()
  const normalized = endpoint.normalize(input)
  refuseLocalUrls(connection, normalized)
  const intentId = options.intentId ?? createId()
  const inputHash = hashInput(endpoint.id, normalized)

  let running = connection.submits.get(intentId)
  if (!running) {
    running = startSubmit(connection, endpoint, normalized, {
      ...options,
      intentId,
      inputHash,
    }).finally(() => connection.submits.delete(intentId))
    connection.submits.set(intentId, running)
  }
  const receipt = await untilAborted(running, options.signal)
  if (receipt.inputHash !== inputHash) throw conflict(receipt)
  return receipt as Receipt<Output>
}

type Intent = SubmitOptions & { intentId: string; inputHash: string }

async function startSubmit(
  connection: Connection,
  endpoint: Endpoint,
  input: NormalizedInput,
  intent: Intent,
): Promise<Receipt> {
  const estimate = estimateCost(endpoint, input)
  const details = { endpoint, intentId: intent.intentId, input, estimate }
  const nowMs = connection.clock.now()
  const receipt: Receipt = {
    version: 1,
    intentId: intent.intentId,
    endpointId: endpoint.id,
    inputHash: intent.inputHash,
    state: 'submitting',
    createdAtMs: nowMs,
    label: intent.label ?? null,
    settlesAtMs:
      nowMs + (intent.patienceMs ?? 30_000) + connection.requestTimeoutMs * 2,
    requestId: null,
    path: null,
    jobToken: null,
    price: toReceiptPrice(estimate),
    expectedMs: intent.expectedMs ?? null,
    ending: null,
  }
  const earlier = await claimReceipt(connection, receipt)
  if (earlier) {
    if (earlier.inputHash !== intent.inputHash) throw conflict(earlier)
    return earlier
  }
  for (const ask of [connection.options.beforeSubmit, intent.beforeSubmit]) {
    if ((await ask?.(details)) === false) {
      throw new BudgetExceededError('beforeSubmit refused this submit.', {
        phase: 'prepare',
      })
    }
  }
  intent.onReceipt?.(receipt)
  return postIntent(connection, receipt, input, {
    query: queryOf(intent),
    headers: headersOf(intent),
    patienceMs: intent.patienceMs ?? 30_000,
    signal: intent.signal,
  })
}

function conflict(receipt: Receipt): IntentConflictError {
  return new IntentConflictError(
    'This intent id was used before, for another input.',
    {
      phase: 'prepare',
      receipt,
      notes: [`Intent ${receipt.intentId}. A new job needs a new intent id.`],
    },
  )
}

function queryOf(options: SubmitOptions): Record<string, string> {
  return {
    ...(options.webhookUrl !== undefined && {
      fal_webhook: options.webhookUrl,
    }),
    ...(options.maxQueueLength !== undefined && {
      fal_max_queue_length: String(options.maxQueueLength),
    }),
  }
}

const flag = (on: boolean | undefined): string | undefined =>
  on ? 'true' : undefined

function headersOf(intent: Intent): Record<string, string | undefined> {
  const { startTimeoutMs, storeIo, objectLifecycle } = intent
  const seconds =
    startTimeoutMs === undefined ? undefined : String(startTimeoutMs / 1000)
  return {
    [names.intentId]: intent.intentId,
    [names.idempotencyKey]: intent.intentId,
    [names.priority]: intent.priority,
    [names.startTimeout]: seconds,
    [names.startTimeoutAlias]: seconds,
    [names.runnerHint]: intent.runnerHint,
    [names.noRetry]: flag(intent.noRetry),
    [names.disableFallback]: flag(intent.noFallback),
    [names.storeIo]: storeIo === undefined ? undefined : storeIo ? '1' : '0',
    [names.objectLifecycle]:
      objectLifecycle &&
      JSON.stringify({
        expiration_duration_seconds: objectLifecycle.expiresInSeconds,
        initial_acl: objectLifecycle.initialAcl,
      }),
  }
}
