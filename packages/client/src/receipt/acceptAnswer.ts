import type { Connection } from '../createConnection.ts'
import type { Answer } from '../transport/send.ts'
import { isRecord } from '../utils/isRecord.ts'
import type { Receipt } from './receipt.ts'

/** Completes a receipt from fal's answer; `null` when it names no request. */
export function acceptAnswer(
  connection: Connection,
  receipt: Receipt,
  answer: Answer,
): Receipt | null {
  const { body } = answer
  if (!isRecord(body)) return null
  const { request_id: requestId, response_url: url, job_token: token } = body
  if (typeof requestId !== 'string' || requestId === '') return null
  return {
    ...receipt,
    state: 'submitted',
    requestId,
    path: ownPath(connection.origins.queue, url, requestId),
    jobToken: typeof token === 'string' ? token : null,
  }
}

/**
 * The part of a returned URL below our own address. A URL on any other origin
 * is not followed: the key would go with it.
 */
function ownPath(
  origin: string,
  url: unknown,
  requestId: string,
): string | null {
  if (typeof url !== 'string' || !url.startsWith(`${origin}/`)) return null
  const path = url.slice(origin.length + 1).replace(/\/response$/, '')
  return path.endsWith(`/requests/${requestId}`) && !/[?#]|\.\./.test(path)
    ? path
    : null
}
