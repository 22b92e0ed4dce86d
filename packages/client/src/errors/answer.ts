import { FalError } from './base.ts'

/** The key is missing, wrong or not permitted (401, 403). */
export class AuthenticationError extends FalError {
  override readonly name = 'AuthenticationError'
}

/** The account is locked or its balance used up. */
export class OutOfCreditError extends FalError {
  override readonly name = 'OutOfCreditError'
}

/** Refused for load (429). `retryAfterMs` says when to come back. */
export class CapacityError extends FalError {
  override readonly name = 'CapacityError'
}

/** fal knows no such request, endpoint or file (404). */
export class NotFoundError extends FalError {
  override readonly name = 'NotFoundError'
}

/** No runner had started when the start timeout ran out. It cost nothing. */
export class StartTimeoutError extends FalError {
  override readonly name = 'StartTimeoutError'
}

/** fal or what stands before it failed. `errorType` says how. */
export class UpstreamError extends FalError {
  override readonly name = 'UpstreamError'
}

/** An answer came but could not be read as what it should be. */
export class MalformedAnswerError extends FalError {
  override readonly name = 'MalformedAnswerError'
}

/** The result is not there yet; ask again later. */
export class NotReadyError extends FalError {
  override readonly name = 'NotReadyError'
}

/** The job ended, and fal no longer keeps its result. */
export class ResultExpiredError extends FalError {
  override readonly name = 'ResultExpiredError'
}

/** The job was cancelled. */
export class CancelledError extends FalError {
  override readonly name = 'CancelledError'
}
