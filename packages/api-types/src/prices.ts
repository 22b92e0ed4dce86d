/** What an endpoint costs, as far as it is known. */
export interface Price {
  readonly currency: 'USD'
  /** What is counted: seconds of video. */
  readonly unit: 'second'
  /** The input field that decides on the rate. */
  readonly by: 'resolution'
  /** Decimal amounts per unit, by the value of that field. */
  readonly rates: { readonly [value: string]: string }
  /** Where the rates were read. */
  readonly source: string
  /** The day of the source, `YYYY-MM-DD`; null when it bears none. */
  readonly asOf: string | null
  /** `certain`: fal says so. The others do not; less and less sure. */
  readonly certainty: 'certain' | 'likely' | 'probable' | 'plausible'
}
