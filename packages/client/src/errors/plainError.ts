import { FalError, type FalErrorDetails, isFalError } from './base.ts'
import type { FieldErrors } from './input.ts'

/** An error as plain data: for receipts, caches, and other tabs. */
export type PlainError = {
  name: string
  message: string
  details: Omit<FalErrorDetails, 'cause' | 'notes' | 'receipt'>
  fieldErrors: FieldErrors | null
}

/** What is kept of an error. Never its cause: that is not for other places. */
export function toPlainError(error: unknown): PlainError {
  if (!isFalError(error)) {
    const { name, message } =
      error instanceof Error ? error : new Error(String(error))
    return { name, message, details: { phase: 'prepare' }, fieldErrors: null }
  }
  const { name, message, phase, requestId, elapsedMs, mayStillBill } = error
  const { retryable, final, billedUnits, status, errorType, retryAfterMs } =
    error
  return {
    name,
    message,
    details: {
      phase,
      requestId,
      elapsedMs,
      mayStillBill,
      retryable,
      final,
      billedUnits,
      status,
      errorType,
      retryAfterMs,
    },
    fieldErrors:
      'fieldErrors' in error ? (error.fieldErrors as FieldErrors) : null,
  }
}

type RevivedDetails = FalErrorDetails & { fieldErrors: FieldErrors }

/**
 * Makes an error of what was kept.
 *
 * @param Kind its class, for those who tell kinds apart by `instanceof`
 */
export function reviveError(
  { name, message, details, fieldErrors }: PlainError,
  receipt: FalErrorDetails['receipt'] = null,
  Kind: new (message: string, details: RevivedDetails) => FalError = FalError,
): FalError {
  const [shortMessage = '', ...notes] = message.split('\n')
  const error = new Kind(shortMessage, {
    ...details,
    receipt,
    notes,
    fieldErrors: fieldErrors ?? {},
  })
  return Object.assign(error, { name })
}
