import {
  AuthenticationError,
  CancelledError,
  CapacityError,
  MalformedAnswerError,
  NotFoundError,
  NotReadyError,
  OutOfCreditError,
  ResultExpiredError,
  StartTimeoutError,
  UpstreamError,
} from '../errors/answer.ts'
import type { FalError, FalErrorDetails } from '../errors/base.ts'
import {
  ContentRejectedError,
  type FieldError,
  InvalidInputError,
} from '../errors/input.ts'
import { BudgetExceededError, IntentConflictError } from '../errors/usage.ts'
import {
  billableUnitsHeader,
  needsRetryHeader,
  retryableHeader,
  timeoutTypeHeader,
} from '../protocol/headers.ts'
import { type Problem, parseProblem } from '../protocol/problem.ts'
import { redact } from '../protocol/redact.ts'
import { retryAfter } from './retryAfter.ts'
import type { Answer } from './send.ts'

type Details = FalErrorDetails & { status: number }

export type ExplainAnswer = (
  answer: Answer,
  details: Details,
  nowMs: number,
) => FalError

/** Names what fal refused or how it failed, from the body and the headers. */
export const explainAnswer: ExplainAnswer = (answer, given, nowMs) => {
  const { headers, body, ok } = answer
  const { status } = given
  const billedUnits = headers.get(billableUnitsHeader)
  if (ok) {
    const what = given.phase === 'result' ? 'names no file' : 'cannot be read'
    return new MalformedAnswerError(`The answer ${what}.`, {
      ...given,
      billedUnits,
    })
  }
  const problem = parseProblem(body)
  const errorType = problem?.errorType ?? given.errorType ?? ''
  const message = redact(problem?.message ?? `HTTP status ${status}`)
  const broken = given.retryable === true || modelTrouble.test(errorType)
  // fal spells its retry flag in two headers and four ways; the newer one wins.
  const flag = headers.get(needsRetryHeader) ?? headers.get(retryableHeader)
  const details: Details = {
    ...given,
    billedUnits,
    errorType: errorType || null,
    retryAfterMs: retryAfter(headers, nowMs),
    retryable: flag === null ? broken : /^(1|true|yes)$/i.test(flag),
    notes: [`fal answered ${status} (${given.phase}).`],
  }
  if (given.phase === 'result') {
    const early = explainEarly(message, details)
    if (early) return early
  }
  if (/^(result|run)$/.test(given.phase)) {
    details.mayStillBill = mayStillBill(details)
  }
  if (problem && !broken && (status === 422 || problem.items.length > 0)) {
    return toInputError(message, problem, details)
  }
  if (headers.get(timeoutTypeHeader) === 'user') {
    return new StartTimeoutError(message, { ...details, mayStillBill: false })
  }
  const locked = status === 403 && /balance|locked/i.test(message)
  const Kind = locked
    ? OutOfCreditError
    : (byType.get(errorType) ?? byStatus.get(status) ?? UpstreamError)
  return new Kind(message, details)
}

function toInputError(
  message: string,
  { items }: Problem,
  details: FalErrorDetails,
): FalError {
  // A model may say plain text where others send a list.
  const plain = { type: 'value_error', message, context: {} }
  const fieldErrors: Record<string, FieldError[]> =
    items.length > 0 ? {} : { '': [plain] }
  for (const { field, ...item } of items) {
    fieldErrors[field] ??= []
    fieldErrors[field].push({ ...item, message: redact(item.message) })
  }
  const rejected = items.some(({ type }) => type === 'content_policy_violation')
  const Kind = rejected ? ContentRejectedError : InvalidInputError
  return new Kind(message, { ...details, fieldErrors })
}

/** A result that cannot be read, not yet or no more. */
function explainEarly(message: string, details: Details): FalError | null {
  const { status, final } = details
  if (status === 400 && !final) return new NotReadyError(message, details)
  if (status !== 404 || !final) return null
  return new ResultExpiredError('fal no longer keeps this result.', {
    ...details,
    mayStillBill: true,
    notes: ['It keeps most for an hour, those over 10 KB for six minutes.'],
  })
}

// fal documents that it never bills a 5xx; what it says of units knows better.
function mayStillBill(details: Details): boolean {
  const { billedUnits, final, phase, status } = details
  if (billedUnits != null) return Number(billedUnits) > 0
  // A run has no queue that keeps its ending: only what nothing ran for is free.
  if (phase === 'run') return !/^4(0[134]|29)$/.test(`${status}`)
  return !final || status < 500
}

// Types in a model's `detail[]` that are no objection to the input.
const modelTrouble =
  /^(internal_server|generation_timeout|downstream_|no_media)/

type Kind = new (message: string, details: FalErrorDetails) => FalError

// What our own handler says.
const byType = new Map<string, Kind>([
  ['budget_exceeded', BudgetExceededError],
  ['intent_conflict', IntentConflictError],
])

const byStatus = new Map<number, Kind>([
  [401, AuthenticationError],
  [402, OutOfCreditError],
  [403, AuthenticationError],
  [404, NotFoundError],
  [429, CapacityError],
  [499, CancelledError],
])
