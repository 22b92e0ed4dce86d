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

export type FalErrorDetails = {
  phase: ErrorPhase
  requestId?: string | null | undefined
  receipt?: Receipt | null | undefined
  /** Milliseconds since the submit, or since the call where none was made. */
  elapsedMs?: number | undefined
  /** @default false */
  mayStillBill?: boolean | undefined
  /** @default false */
  retryable?: boolean | undefined
  /** @default false */
  final?: boolean | undefined
  /** Billed units of a failed job, as fal sent them. */
  billedUnits?: string | null | undefined
  /** HTTP status of the answer, where one came. */
  status?: number | null | undefined
  /** fal's machine-readable type, e.g. `runner_disconnected`. */
  errorType?: string | null | undefined
  /** What the server asked to wait, in milliseconds. */
  retryAfterMs?: number | null | undefined
  /** Lines below the first sentence: what was sent, what came, what to try. */
  notes?: readonly string[] | undefined
  cause?: unknown
}

// Shared by every installed copy of this package.
const brand = Symbol.for('falvideo.error')

/** Base of every error this package throws, aborts aside. */
export class FalError extends Error {
  override readonly name: string = 'FalError'
  /** The first line of `message`. */
  readonly shortMessage: string
  readonly phase: ErrorPhase
  readonly requestId: string | null
  readonly receipt: Receipt | null
  readonly elapsedMs: number
  /** `false` only where it is known that this attempt costs nothing more. */
  readonly mayStillBill: boolean
  /** Whether the same call may work later. Never says that it is free. */
  readonly retryable: boolean
  /** Whether this is how the job ended: it will never read differently. */
  readonly final: boolean
  /** Billed units that came with a failure; `null` is unknown, not zero. */
  readonly billedUnits: string | null
  readonly status: number | null
  readonly errorType: string | null
  readonly retryAfterMs: number | null

  constructor(shortMessage: string, details: FalErrorDetails) {
    super(
      [shortMessage, ...(details.notes ?? [])].join('\n'),
      details.cause === undefined ? undefined : { cause: details.cause },
    )
    this.shortMessage = shortMessage
    this.phase = details.phase
    this.receipt = details.receipt ?? null
    this.requestId = details.requestId ?? details.receipt?.requestId ?? null
    this.elapsedMs = details.elapsedMs ?? 0
    this.mayStillBill = details.mayStillBill ?? false
    this.retryable = details.retryable ?? false
    this.final = details.final ?? false
    this.billedUnits = details.billedUnits ?? null
    this.status = details.status ?? null
    this.errorType = details.errorType ?? null
    this.retryAfterMs = details.retryAfterMs ?? null
    Object.defineProperty(this, brand, { value: true })
  }
}

/** Whether a value is one of our errors, from any installed copy. */
export function isFalError(value: unknown): value is FalError {
  return typeof value === 'object' && value !== null && brand in value
}
