import type { Connection } from '../createConnection.ts'
import { FalError, type FalErrorDetails } from '../errors/base.ts'
import { errorTypeHeader, requestIdHeader } from '../protocol/headers.ts'
import { retryAfter } from './retryAfter.ts'
import type { Answer } from './send.ts'

/** Turns an answer that is no 2xx into the error it stands for. */
export function toError(
  { clock, parts }: Connection,
  answer: Answer,
  given: FalErrorDetails,
): FalError {
  const { status, headers } = answer
  const details = {
    ...given,
    status,
    requestId: given.receipt?.requestId ?? headers.get(requestIdHeader),
    errorType: headers.get(errorTypeHeader),
    retryable: status === 429 || status >= 500,
    retryAfterMs: retryAfter(headers, clock.now()),
  }
  return (
    parts.explain?.(answer, details) ??
    new FalError(`fal answered with status ${status}.`, details)
  )
}
