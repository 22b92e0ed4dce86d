import type { Connection } from '../createConnection.ts'
import { about } from '../errors/about.ts'
import { type FalError, isFalError } from '../errors/base.ts'
import { SubmitOutcomeUnknownError } from '../errors/submitOutcomeUnknown.ts'
import { idempotencyKeyHeader, intentIdHeader } from '../protocol/headers.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { type Call, send } from '../transport/send.ts'
import { toError } from '../transport/toError.ts'
import { backoff } from '../utils/backoff.ts'
import { isRecord } from '../utils/isRecord.ts'
import { sleep } from '../utils/sleep.ts'
import { getStatus } from './getStatus.ts'

type Post = Pick<Call, 'body' | 'headers' | 'query'>

/**
 * Posts an intent and completes its receipt. Repeats it only while it is
 * certain that no job was created, and until `endMs`.
 *
 * @throws SubmitOutcomeUnknownError; any other error means that there is no job.
 */
export async function postIntent(
  connection: Connection,
  receipt: Receipt,
  post: Post,
  limit: { endMs: number; signal: AbortSignal },
): Promise<Receipt> {
  const { clock } = connection
  for (let attempt = 0; ; attempt++) {
    limit.signal.throwIfAborted()
    const refusal = await tryOnce(connection, receipt, post)
    if (!isFalError(refusal)) return refusal
    const waitMs =
      refusal.retryAfterMs ?? backoff(connection, attempt, 1_000, 15_000)
    if (!refusal.retryable || clock.now() + waitMs > limit.endMs) throw refusal
    await sleep(clock, waitMs, limit.signal)
  }
}

// Resolves to an error where it is certain that no job was created.
async function tryOnce(
  connection: Connection,
  receipt: Receipt,
  post: Post,
): Promise<Receipt | FalError> {
  const { addressOf } = connection
  let problem: unknown
  try {
    // No signal: once it is on its way, the answer decides over money.
    const answer = await send(connection, {
      ...post,
      headers: {
        [intentIdHeader]: receipt.intentId,
        [idempotencyKeyHeader]: receipt.intentId,
        ...post.headers,
      },
      phase: 'submit',
      method: 'post',
      url: `${addressOf('queue.fal.run')}/${receipt.endpointId}`,
      receipt,
    })
    const accepted = answer.ok && readAccepted(receipt, answer.body)
    if (accepted) return accepted
    const details = about(connection, 'submit', receipt)
    const refusal = toError(connection, answer, details)
    if (isRefusal(refusal)) return refusal
    problem = refusal
  } catch (error) {
    if (isFalError(error) && error.unsent) return error
    problem = error
  }
  // The head of a lost answer may have named the request. Reading its status
  // costs nothing, and settles the matter if fal knows it.
  const requestId = isFalError(problem) ? problem.requestId : null
  if (requestId !== null) {
    const found = await getStatus(connection, { ...receipt, requestId }).catch(
      () => null,
    )
    if (found) return { ...receipt, state: 'submitted', requestId }
  }
  throw new SubmitOutcomeUnknownError(receipt, {
    ...about(connection, 'submit', receipt),
    cause: problem,
  })
}

/**
 * Whether an answer proves that no job was created. fal and HTTP say so of
 * every 4xx but those that tell of a request cut short (408, 499); a 5xx proves
 * nothing, unless our own handler says that it sent nothing.
 */
function isRefusal({ status, errorType }: FalError): boolean {
  return errorType === 'not_submitted' || /^4(?!08|99)/.test(`${status}`)
}

/** Completes a receipt from fal's answer; `null` when it names no request. */
function readAccepted(receipt: Receipt, body: unknown): Receipt | null {
  if (!isRecord(body)) return null
  const { request_id: requestId, job_token: token } = body
  if (typeof requestId !== 'string' || requestId === '') return null
  const jobToken = typeof token === 'string' ? token : null
  return { ...receipt, state: 'submitted', requestId, jobToken }
}
