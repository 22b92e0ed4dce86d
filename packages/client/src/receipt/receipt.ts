/**
 * Where an intent stands. `submitting` is written before the request leaves;
 * found after a crash it means the same as `unknown`.
 */
export type ReceiptState = 'submitting' | 'unknown' | 'refused' | 'submitted'

/** What a receipt keeps of a price. Amounts are USD as decimal strings. */
export type ReceiptPrice = {
  usd: string
  unit: string
  quantity: string
  unitPriceUsd: string
}

/** What is kept of an ended job, so that it outlives fal's copy. */
export type ReceiptEnding = {
  status: 'completed' | 'failed' | 'cancelled'
  endedAtMs: number
  /** Output as fal sent it; absent where it was too large to keep. */
  data?: unknown
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
  inputHash: string
  state: ReceiptState
  createdAtMs: number
  /** The caller's own note, e.g. the place in a page that shows the job. */
  label: string | null
  /** Until when a `submitting` receipt may still be on its way. */
  settlesAtMs: number
  requestId: string | null
  /** `<app>/requests/<id>`, where fal's answer named it. */
  path: string | null
  /** Handed out by our handler; every later call shows it. */
  jobToken: string | null
  price: ReceiptPrice | null
  /** How long the job is expected to take. */
  expectedMs: number | null
  ending: ReceiptEnding | null
  /** Carries the output type; holds nothing. */
  '~output'?: Output | undefined
}
