import type { Connection } from '../createConnection.ts'
import { FalError } from '../errors/base.ts'
import { SubmitOutcomeUnknownError } from '../errors/submitOutcomeUnknown.ts'
import { paths } from '../protocol/paths.ts'
import { acceptAnswer } from '../receipt/acceptAnswer.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { provablyUnsent } from '../transport/provablyUnsent.ts'
import { type Answer, send } from '../transport/send.ts'
import { toError } from '../transport/toError.ts'
import { backoff } from '../utils/backoff.ts'
import { sleep } from '../utils/sleep.ts'

type Post = {
  query: Record<string, string>
  headers: Record<string, string | undefined>
  patienceMs: number
  signal: AbortSignal | undefined
}

/**
 * Statuses that say the request was refused, so that no job exists. 429 is
 * documented for the queue, 401, 403, 404 and 422 for the gateway; the others
 * mean by RFC 9110 that the server did not act. Everything else proves
 * nothing: see decisions/0010.
 */
const refusals = new Set([400, 401, 402, 403, 404, 405, 413, 415, 422, 429])

/** Posts an intent and completes its receipt, whatever the answer. */
export async function postIntent(
  connection: Connection,
  receipt: Receipt,
  input: unknown,
  post: Post,
): Promise<Receipt> {
  const endMs = connection.clock.now() + post.patienceMs
  for (let attempt = 0; ; attempt++) {
    const result = await tryOnce(connection, receipt, input, post)
    if (!(result instanceof FalError)) return result
    const waitMs =
      result.retryAfterMs ?? backoff(connection, attempt, 1_000, 15_000)
    const again =
      result.retryable &&
      connection.clock.now() + waitMs <= endMs &&
      !post.signal?.aborted
    if (!again) {
      await connection.storage.delete(receipt.intentId)
      throw result
    }
    try {
      await sleep(connection.clock, waitMs, post.signal)
    } catch (aborted) {
      await connection.storage.delete(receipt.intentId)
      throw aborted
    }
  }
}

// Resolves to an error where it is certain that no job was created.
async function tryOnce(
  connection: Connection,
  receipt: Receipt,
  input: unknown,
  post: Post,
): Promise<Receipt | FalError> {
  const sentAtMs = connection.clock.now()
  let answer: Answer
  try {
    answer = await send(connection, {
      phase: 'submit',
      method: 'post',
      origin: connection.origins.queue,
      path: paths.submit,
      values: { endpoint: receipt.endpointId },
      query: post.query,
      headers: post.headers,
      body: input,
      receipt,
    })
  } catch (error) {
    if (error instanceof FalError && isUnsent(error)) return error
    return settleUnknown(connection, receipt, error, sentAtMs)
  }
  const accepted = answer.ok ? acceptAnswer(connection, receipt, answer) : null
  if (accepted) {
    await keep(connection, accepted)
    return accepted
  }
  const error = toError(answer, { phase: 'submit', receipt }, sentAtMs)
  return refusals.has(answer.status)
    ? error
    : settleUnknown(connection, receipt, error, sentAtMs)
}

function isUnsent(error: FalError): boolean {
  return (
    error.name === 'AuthenticationError' ||
    (error.name === 'ConnectionError' && provablyUnsent(error.cause))
  )
}

async function settleUnknown(
  connection: Connection,
  receipt: Receipt,
  cause: unknown,
  sentAtMs: number,
): Promise<never> {
  const unknown: Receipt = { ...receipt, state: 'unknown' }
  await keep(connection, unknown)
  throw new SubmitOutcomeUnknownError(unknown, {
    cause,
    status: cause instanceof FalError ? cause.status : null,
    elapsedMs: connection.clock.now() - sentAtMs,
  })
}

// The job exists by now: a storage that fails must not hide it.
async function keep(connection: Connection, receipt: Receipt): Promise<void> {
  try {
    await connection.storage.set(receipt)
  } catch (cause) {
    connection.options.onReceiptError?.(
      new FalError('The receipt could not be completed.', {
        phase: 'submit',
        receipt,
        mayStillBill: true,
        cause,
      }),
      receipt,
    )
  }
}
