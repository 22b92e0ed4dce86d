import type { FieldErrors } from '@falvideo/client'
import { FalError, isFalError } from '@falvideo/client/connection'

type FalErrorDetails = ConstructorParameters<typeof FalError>[1]

/** An error as plain data: for the query cache, other tabs, and storage. */
export type PlainError = {
  name: string
  message: string
  details: Omit<FalErrorDetails, 'cause' | 'notes' | 'receipt'>
  fieldErrors: FieldErrors | null
}

/** What is kept of an error. Never its cause: that is not for other tabs. */
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

const revived = new WeakMap<PlainError, JobError>()

/** The error of a job. Tell kinds apart by `name`: it may come from elsewhere. */
export type JobError = FalError & { readonly fieldErrors: FieldErrors }

/** Makes an error of what was kept; the same one every time. */
export function reviveError(plain: PlainError): JobError {
  const known = revived.get(plain)
  if (known !== undefined) return known
  const [shortMessage = '', ...notes] = plain.message.split('\n')
  const error = Object.defineProperties(
    new FalError(shortMessage, { ...plain.details, notes }),
    {
      name: { value: plain.name },
      fieldErrors: { value: plain.fieldErrors ?? {}, enumerable: true },
    },
  ) as JobError
  revived.set(plain, error)
  return error
}
