import type { PlainError } from '../errors/plainError.ts'

/**
 * Where an intent stands. `submitting` is written before the request leaves;
 * found after a crash it means the same as `unknown`.
 */
export type ReceiptState = 'submitting' | 'unknown' | 'submitted'

/** What a receipt keeps of a price. Amounts are USD as decimal strings. */
export type ReceiptPrice = {
  usd: string
  unit: string
  quantity: string
  /** Of one `unit` of this job. */
  unitPriceUsd: string
  /** Of one billed unit: fal counts dearer settings as more units. */
  billedUnitUsd: string
}

/** What is kept of an ended job, so that it outlives fal's copy. */
export type ReceiptEnding = {
  status: 'completed' | 'failed' | 'cancelled'
  /** When the ending was read, milliseconds since the epoch. */
  endedAtMs: number
  /** From submit to end, where the end was seen to come; else `null`. */
  tookMs: number | null
  /** Output as fal sent it; absent where there is none or it was too large. */
  data?: unknown
  /** Why there is none; absent after a success, or where it was too large. */
  error?: PlainError | undefined
  /** Billed units as fal sent them. */
  billedUnits: string | null
}

/**
 * One intent and its job, as plain JSON. It holds no input and no key. Any
 * process that has it can follow the job; none can start one with it.
 */
export type Receipt<Output extends object = object> = {
  version: 1
  intentId: string
  endpointId: string
  /** Tells inputs apart; empty without the part `intents`. */
  inputHash: string
  state: ReceiptState
  /** Milliseconds since the epoch. */
  createdAtMs: number
  /** The caller's own note, e.g. the place in a page that shows the job. */
  label: string | null
  /** Until when a `submitting` receipt may still be on its way. */
  settlesAtMs: number
  requestId: string | null
  /** Handed out by our handler; every later call shows it. */
  jobToken: string | null
  price: ReceiptPrice | null
  /** How long the job is expected to take. */
  expectedMs: number | null
  ending: ReceiptEnding | null
  /** Carries the output type; holds nothing. */
  '~output'?: Output | undefined
}
