import { FalError, type FalErrorDetails } from './base.ts'

/** One objection to one input field. */
export type FieldError = {
  /** Machine-readable, e.g. `image_too_large`; `invalid` for our own checks. */
  type: string
  message: string
  /** The limit that was crossed, as sent by fal. */
  context: Readonly<Record<string, unknown>>
}

/** Objections by input name; `''` holds what concerns no single field. */
export type FieldErrors = Readonly<Record<string, readonly FieldError[]>>

/** The input was refused, before sending (`phase: 'prepare'`) or by fal. */
export class InvalidInputError extends FalError {
  override readonly name: 'InvalidInputError' | 'ContentRejectedError' =
    'InvalidInputError'
  declare readonly fieldErrors: FieldErrors

  constructor(
    message: string,
    details: FalErrorDetails & { fieldErrors: FieldErrors },
  ) {
    super(message, details)
    this.fieldErrors = details.fieldErrors
  }
}

/** The content policy refused something; `inputs` names it where fal tells. */
export class ContentRejectedError extends InvalidInputError {
  override readonly name = 'ContentRejectedError'

  /** Names of the inputs that were refused; empty when fal named none. */
  get inputs(): readonly string[] {
    return Object.keys(this.fieldErrors).filter((name) => name !== '')
  }
}
