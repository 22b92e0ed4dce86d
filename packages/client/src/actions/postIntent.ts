import type { Connection } from '../createConnection.ts'
import { isFalError } from '../errors/base.ts'
import { SubmitOutcomeUnknownError } from '../errors/submitOutcomeUnknown.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { ask } from '../transport/ask.ts'
import { isRecord } from '../utils/isRecord.ts'
import type { Intent } from './submit.ts'

/**
 * Posts an intent, once, and completes its receipt. The caller's signal is not
 * heard: once the request is on its way, the answer decides over money.
 *
 * @throws SubmitOutcomeUnknownError; any other error means that there is no job.
 */
export async function postIntent(
  connection: Connection,
  { receipt, input, onReceipt, headers, query }: Intent,
): Promise<Receipt> {
  await onReceipt?.(receipt)
  const call = {
    phase: 'submit',
    method: 'post',
    url: `${connection.addressOf('queue.fal.run')}/${receipt.endpointId}`,
    query,
    headers,
    body: input,
    receipt,
  } as const
  try {
    return await ask(connection, call, ({ body }) => accept(receipt, body))
  } catch (cause) {
    if (provesNoJob(cause)) throw cause
    throw new SubmitOutcomeUnknownError(receipt, { cause })
  }
}

/**
 * Whether an error proves that no job was created: nothing left, or it was
 * refused. fal and HTTP say so of every 4xx but those that tell of a request
 * cut short (408, 499); a 5xx proves nothing, unless our own handler says that
 * it sent nothing.
 */
function provesNoJob(error: unknown): boolean {
  if (!isFalError(error)) return false
  const { unsent, errorType, status } = error
  return (
    unsent || errorType === 'not_submitted' || /^4(?!08|99)/.test(`${status}`)
  )
}

/** The receipt completed from fal's answer, or `null` if it names no request. */
function accept(receipt: Receipt, body: unknown): Receipt | null {
  if (!isRecord(body)) return null
  const { request_id: requestId, job_token: token } = body
  if (typeof requestId !== 'string' || requestId === '') return null
  const jobToken = typeof token === 'string' ? token : null
  return { ...receipt, state: 'submitted', requestId, jobToken }
}
