import type { Endpoint } from '../endpoints/defineEndpoint.ts'
import type { ReceiptPrice } from '../receipt/receipt.ts'
import { formatMicros, multiplyToMicros } from './decimal.ts'
import type { Price } from './price.ts'

/** A price that can be worked out. Amounts are USD as decimal strings. */
export type KnownEstimate = {
  usd: string
  /** The same as integer micro-dollars, for adding up. */
  microUsd: number
  unit: string
  quantity: string
  unitPriceUsd: string
  source: string
  /** Day of the source, `YYYY-MM-DD`. */
  asOf: string | null
  certainty: Price['certainty']
  reason: null
}

/** A price that cannot be worked out, and why. It is not zero. */
export type UnknownEstimate = { usd: null; microUsd: null; reason: string }

export type Estimate = KnownEstimate | UnknownEstimate

/**
 * What a job with this input costs by the published rates. Pure and offline;
 * fills in defaults, so that the price is that of what would be sent. Works on
 * unfinished input too: only what the price depends on has to be right.
 *
 * @example
 * import { estimateCost } from '@falvideo/client'
 * import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
 *
 * estimateCost(ltx2ImageToVideo, { image_url, prompt, duration: 8 }).usd // '0.48'
 */
export function estimateCost<Input extends object>(
  endpoint: Endpoint<string, Input>,
  input: Partial<Input>,
): Estimate {
  const { price } = endpoint
  if (!price) {
    return unknown(endpoint.priceReason ?? 'No price is published.')
  }
  const values = new Map<string, unknown>()
  for (const field of endpoint.fields.input) {
    values.set(field.name, field.default)
  }
  for (const [name, value] of Object.entries(input)) {
    if (value !== undefined) values.set(name, value)
  }
  const rateOf = price.by === null ? '*' : String(values.get(price.by))
  const rate = Object.hasOwn(price.rates, rateOf) ? price.rates[rateOf] : null
  if (rate == null) {
    return unknown(`No rate is published for ${price.by} ${rateOf}.`)
  }
  const field = price.quantity ?? 'duration'
  const quantity = String(values.get(field))
  const microUsd = multiplyToMicros(rate, quantity)
  if (microUsd === null) {
    return unknown(`The ${field} in ${price.unit}s is not known beforehand.`)
  }
  const { unit, source, asOf, certainty } = price
  return {
    usd: formatMicros(microUsd),
    microUsd,
    unit,
    quantity,
    unitPriceUsd: rate,
    source,
    asOf,
    certainty,
    reason: null,
  }
}

/** The part of an estimate that a receipt keeps. */
export function toReceiptPrice(estimate: Estimate): ReceiptPrice | null {
  if (estimate.usd === null) return null
  const { usd, unit, quantity, unitPriceUsd } = estimate
  return { usd, unit, quantity, unitPriceUsd }
}

function unknown(reason: string): UnknownEstimate {
  return { usd: null, microUsd: null, reason }
}
