import type { FieldErrors } from '@falvideo/client'
import {
  type FalError,
  type PlainError,
  reviveError,
} from '@falvideo/client/connection'

const revived = new WeakMap<PlainError, JobError>()

/** The error of a job. Tell kinds apart by `name`: it may come from elsewhere. */
export type JobError = FalError & { readonly fieldErrors: FieldErrors }

/** Makes an error of what was kept; the same one every time. */
export function reviveJobError(plain: PlainError): JobError {
  const known = revived.get(plain)
  if (known !== undefined) return known
  const error = reviveError(plain) as JobError
  revived.set(plain, error)
  return error
}
