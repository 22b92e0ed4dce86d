import type { Connection } from '../createConnection.ts'
import { about } from '../errors/about.ts'
import { FalError, type FalErrorDetails } from '../errors/base.ts'
import { errorTypeHeader, requestIdHeader } from '../protocol/headers.ts'
import { isRecord } from '../utils/isRecord.ts'
import { type Answer, type Call, send } from './send.ts'

/**
 * Sends a request once and reads what is wanted from a 2xx.
 *
 * @param read `null` when the answer is not what it should be
 * @throws what `send` throws, and the error that any other answer stands for.
 */
export async function ask<T>(
  connection: Connection,
  call: Call,
  read: (answer: Answer) => T | null,
): Promise<T> {
  const answer = await send(connection, call)
  const wanted = answer.ok ? read(answer) : null
  if (wanted !== null) return wanted
  throw toError(connection, call, answer)
}

/** The error that an answer stands for. */
export function toError(
  connection: Connection,
  { phase, receipt }: Call,
  answer: Answer,
): FalError {
  const { status, headers } = answer
  const details: FalErrorDetails & { status: number } = {
    ...about(connection, phase, receipt),
    status,
    requestId: receipt?.requestId ?? headers.get(requestIdHeader),
    errorType: headers.get(errorTypeHeader),
    retryable: answer.ok || status === 429 || status >= 500,
    final: phase === 'result' && isStored(answer),
  }
  return (
    connection.parts.explain?.(answer, details, connection.clock.now()) ??
    new FalError(`fal answered ${status}.`, details)
  )
}

/**
 * What fal stored as the ending of a job has a shape of fal's, and a failure of
 * fal's own the request's id too. Other answers are about this one read: too
 * early, a wrong key, a load limit, a gateway, our handler.
 */
function isStored({ status, headers, body }: Answer): boolean {
  const early = status === 400 && /in progress/i.test(JSON.stringify(body))
  const aside = early || /^4(01|03|08|09|29)$/.test(`${status}`)
  return (
    isRecord(body) && !aside && (status < 500 || headers.has(requestIdHeader))
  )
}
