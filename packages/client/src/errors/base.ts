import type { Receipt } from '../receipt/receipt.ts'

/** What was being done when an error arose. */
export type ErrorPhase =
  | 'prepare'
  | 'upload'
  | 'submit'
  | 'watch'
  | 'result'
  | 'cancel'
  | 'pricing'
  | 'run'

type Details = {
  phase: ErrorPhase
  receipt: Receipt | null
  requestId: string | null
  elapsedMs: number
  mayStillBill: boolean
  retryable: boolean
  final: boolean
  unsent: boolean
  billedUnits: string | null
  status: number | null
  errorType: string | null
  retryAfterMs: number | null
}

/** What is known about an error; what is left out is `null`, 0 or `false`. */
export type FalErrorDetails = {
  [Name in keyof Details]?: Details[Name] | undefined
} & {
  phase: ErrorPhase
  /** Lines below the first sentence: what was sent, what came, what to try. */
  notes?: readonly string[] | undefined
  cause?: unknown
}

/** Base of every error this package throws, aborts aside. */
export class FalError extends Error implements Details {
  override readonly name: string = 'FalError'
  declare readonly phase: ErrorPhase
  declare readonly receipt: Receipt | null
  declare readonly requestId: string | null
  /** Since the submit; 0 where there was none. */
  declare readonly elapsedMs: number
  /** `false` only where it is known that this attempt costs nothing more. */
  declare readonly mayStillBill: boolean
  /** Whether the same call may work later. Never says that it is free. */
  declare readonly retryable: boolean
  /** Whether this is how the job ended: it will never read differently. */
  declare readonly final: boolean
  /** Whether it is certain that no byte of the request left. */
  declare readonly unsent: boolean
  /** Billed units that came with a failure; `null` is unknown, not zero. */
  declare readonly billedUnits: string | null
  /** HTTP status of the answer, where one came. */
  declare readonly status: number | null
  /** fal's machine-readable type, e.g. `runner_disconnected`. */
  declare readonly errorType: string | null
  /** How long the server asked to wait. */
  declare readonly retryAfterMs: number | null

  constructor(message: string, details: FalErrorDetails) {
    const { notes = [], cause, ...given } = details
    super([message, ...notes].join('\n'), cause === undefined ? {} : { cause })
    const requestId = given.receipt?.requestId ?? null
    const known: Details = {
      phase: given.phase,
      receipt: null,
      requestId,
      elapsedMs: 0,
      // A run that got no answer may have run.
      mayStillBill: requestId !== null || given.phase === 'run',
      retryable: false,
      final: false,
      unsent: false,
      billedUnits: null,
      status: null,
      errorType: null,
      retryAfterMs: null,
    }
    Object.assign(this, known)
    for (const [name, value] of Object.entries(given)) {
      if (value !== undefined) Object.assign(this, { [name]: value })
    }
  }

  /** The first line of `message`. */
  get shortMessage(): string {
    return this.message.split('\n', 1).join()
  }

  // Shared by every installed copy of this package.
  get [Symbol.for('falvideo.error')](): true {
    return true
  }
}

/** Whether a value is one of our errors, from any installed copy. */
export function isFalError(value: unknown): value is FalError {
  return value instanceof Error && Symbol.for('falvideo.error') in value
}
