import {
  CancelledError,
  MalformedAnswerError,
  NotFoundError,
  OutOfCreditError,
  ResultExpiredError,
  StartTimeoutError,
  UpstreamError,
} from '../errors/answer.ts'
import { FalError } from '../errors/base.ts'
import { ContentRejectedError, InvalidInputError } from '../errors/input.ts'
import { type PlainError, reviveError } from '../errors/plainError.ts'
import type { Receipt } from './receipt.ts'

// The errors that a job can end with.
const kinds = new Map<string, typeof FalError | typeof InvalidInputError>(
  Object.entries({
    CancelledError,
    ContentRejectedError,
    InvalidInputError,
    MalformedAnswerError,
    NotFoundError,
    OutOfCreditError,
    ResultExpiredError,
    StartTimeoutError,
    UpstreamError,
  }),
)

/** The error that a receipt keeps, as it was thrown. */
export function reviveEnding(receipt: Receipt, kept: PlainError): FalError {
  return reviveError(kept, receipt, kinds.get(kept.name) ?? FalError)
}
