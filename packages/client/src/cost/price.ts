/**
 * What an endpoint costs, as its provider publishes it. Written by hand in
 * api-types' `endpoints.json`, never guessed.
 */
export type Price = {
  currency: 'USD'
  /** Billing unit, in the singular, e.g. `'second'` (of output video). */
  unit: string
  /**
   * Input field that holds the number of units.
   * @default 'duration'
   */
  quantity?: string | undefined
  /** Input field that picks the rate; `null` when there is one rate, `'*'`. */
  by: string | null
  /** USD per unit as decimal strings, by the value of the field `by`. */
  rates: Readonly<Record<string, string>>
  /** Where the rates were read. */
  source: string
  /** Day the source showed these rates, `YYYY-MM-DD`; null if it bears none. */
  asOf: string | null
  /** How far the source can be trusted. */
  certainty: 'certain' | 'likely' | 'probable' | 'plausible'
}
