import {
  AuthenticationError,
  CancelledError,
  CapacityError,
  NotFoundError,
  OutOfCreditError,
  StartTimeoutError,
  UpstreamError,
} from '../errors/answer.ts'
import type { FalError, FalErrorDetails } from '../errors/base.ts'
import {
  ContentRejectedError,
  type FieldError,
  InvalidInputError,
} from '../errors/input.ts'
import { BudgetExceededError } from '../errors/usage.ts'
import { headers as names } from '../protocol/headers.ts'
import { type Problem, parseProblem } from '../protocol/problem.ts'
import { redact } from '../protocol/redact.ts'
import { retryAfter } from './retryAfter.ts'
import type { Answer } from './send.ts'

// fal spells its retry flag in two headers and four ways; the newer one wins.
function saysRetry(headers: Headers): boolean | null {
  const flag = headers.get(names.needsRetry) ?? headers.get(names.retryable)
  return flag === null ? null : /^(1|true|yes)$/i.test(flag)
}

/** Turns an answer that is not a 2xx into the error it stands for. */
export function toError(
  answer: Answer,
  details: FalErrorDetails,
  nowMs: number,
): FalError {
  const { status, headers } = answer
  const problem = parseProblem(answer.body)
  const errorType = problem?.errorType ?? headers.get(names.errorType) ?? null
  const message = redact(problem?.message ?? `HTTP status ${status}`)
  const full: FalErrorDetails = {
    ...details,
    status,
    errorType,
    requestId: details.requestId ?? headers.get(names.requestId),
    retryAfterMs: retryAfter(headers, nowMs),
    retryable: saysRetry(headers) ?? (status === 429 || status >= 500),
  }
  if (problem && (status === 422 || problem.items[0]?.field)) {
    return toInputError(message, problem, full)
  }
  if (errorType === 'budget_exceeded') {
    return new BudgetExceededError(message, full)
  }
  if (status === 402 || (status === 403 && /balance|locked/i.test(message))) {
    return new OutOfCreditError(message, full)
  }
  if (status === 401 || status === 403) {
    return new AuthenticationError(message, full)
  }
  if (status === 404) return new NotFoundError(message, full)
  if (status === 429) return new CapacityError(message, full)
  if (status === 499) return new CancelledError(message, full)
  if (headers.get(names.timeoutType) === 'user') {
    return new StartTimeoutError(message, { ...full, mayStillBill: false })
  }
  return new UpstreamError(message, full)
}

function toInputError(
  message: string,
  problem: Problem,
  details: FalErrorDetails,
): FalError {
  const fieldErrors: Record<string, FieldError[]> = {}
  for (const { field, type, message, context } of problem.items) {
    fieldErrors[field] ??= []
    fieldErrors[field].push({ type, message: redact(message), context })
  }
  const rejected = problem.items.some(
    ({ type }) => type === 'content_policy_violation',
  )
  const Kind = rejected ? ContentRejectedError : InvalidInputError
  return new Kind(message, { ...details, fieldErrors })
}
