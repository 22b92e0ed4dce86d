import { FalError } from './base.ts'

/** The client was set up or called in a way that cannot work. */
export class ConfigurationError extends FalError {
  override readonly name = 'ConfigurationError'

  constructor(message: string) {
    super(message, { phase: 'prepare' })
  }
}

/** This runtime or endpoint cannot do what was asked. */
export class UnsupportedError extends FalError {
  override readonly name = 'UnsupportedError'
}

/** One intent id was used for two different inputs. Nothing was sent. */
export class IntentConflictError extends FalError {
  override readonly name = 'IntentConflictError'
}

/** The receipt could not be stored, so nothing was sent. */
export class ReceiptStorageError extends FalError {
  override readonly name = 'ReceiptStorageError'
}

/** `beforeSubmit` said no, or a budget is used up. Nothing was sent. */
export class BudgetExceededError extends FalError {
  override readonly name = 'BudgetExceededError'
}
