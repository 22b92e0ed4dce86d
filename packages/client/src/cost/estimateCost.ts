import type { Endpoint } from '../endpoints/defineEndpoint.ts'
import { formatMicros, multiplyToMicros } from './decimal.ts'
import type { Price } from './price.ts'

/** A price that can be worked out. Amounts are USD as decimal strings. */
export type KnownEstimate = {
  usd: string
  /** The same as integer micro-dollars, for adding up. */
  microUsd: number
  unit: string
  quantity: string
  /** Of one `unit` of this job. */
  unitPriceUsd: string
  /** Of one billed unit: fal counts dearer settings as more units. */
  billedUnitUsd: string
  source: string
  /** Day of the source, `YYYY-MM-DD`. */
  asOf: string | null
  certainty: Price['certainty']
  reason: null
}

/** A price that cannot be worked out, and why. It is not zero. */
export type UnknownEstimate = { usd: null; microUsd: null; reason: string }

export type Estimate = KnownEstimate | UnknownEstimate

export type EstimateCost = (endpoint: Endpoint, input: object) => Estimate

/**
 * What a job with this input costs by the published rates. Pure and offline;
 * fills in defaults, so that the price is that of what would be sent. Works on
 * unfinished input too: only what the price depends on has to be right.
 *
 * @example
 * import { estimateCost } from '@falvideo/client'
 * import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
 *
 * estimateCost(ltx2ImageToVideo, { duration: 8 }).usd // '0.48'
 */
export function estimateCost<Input extends object>(
  { price, priceReason, fields }: Endpoint<string, Input>,
  input: Partial<Input>,
): Estimate {
  if (!price) return unknown(priceReason ?? 'No price is published.')
  const { by, rates, unit, source, asOf, certainty } = price
  const given = new Map<string, unknown>(Object.entries(input))
  const textOf = (name: string): string => {
    const field = fields.input.find((one) => one.name === name)
    const value = given.get(name) ?? field?.default
    const known = field?.enum?.some((one) => one === value) ?? true
    return known ? String(value) : ''
  }
  const rate = new Map(Object.entries(rates)).get(
    by === null ? '*' : textOf(by),
  )
  if (rate === undefined) return unknown(`No rate is published for this ${by}.`)
  const counted = price.quantity ?? 'duration'
  const quantity = textOf(counted)
  const microUsd = multiplyToMicros(rate, quantity)
  if (microUsd === null) {
    return unknown(`The ${counted} in ${unit}s is not known beforehand.`)
  }
  return {
    usd: formatMicros(microUsd),
    microUsd,
    unit,
    quantity,
    unitPriceUsd: rate,
    billedUnitUsd: lowest(rates),
    source,
    asOf,
    certainty,
    reason: null,
  }
}

// fal names one price per unit of an endpoint, which is that of the cheapest
// setting; seen in the units of its pricing API.
function lowest(rates: Price['rates']): string {
  const [least = '0'] = Object.values(rates).sort(
    (one, other) => Number(one) - Number(other),
  )
  return least
}

function unknown(reason: string): UnknownEstimate {
  return { usd: null, microUsd: null, reason }
}
