import type { Price } from '@falvideo/api-types'
import { prices } from '@falvideo/api-types/prices'
import { parseUsd } from './money.ts'

export type Cost = {
  microUsd: number
  /** Billed units as a decimal string: seconds at the lowest rate. */
  units: string
}

/**
 * What a successful request costs at fal's price, or `null` where no price of
 * the endpoint is known. fal names one price per unit, so dearer resolutions
 * count as more units.
 */
export function priceOf(
  endpoint: string,
  video: { resolution: string; seconds: number },
): Cost | null {
  const price = getPrice(endpoint)
  const rate = price?.rates[video.resolution]
  if (!price || rate === undefined) return null
  const microUsd = parseUsd(rate) * video.seconds
  return { microUsd, units: String(microUsd / unitMicroUsd(price)) }
}

/** Price list of an endpoint, if one is known. */
export function getPrice(endpoint: string): Price | undefined {
  return (
    new Map<string, Price | null>(Object.entries(prices)).get(endpoint) ??
    undefined
  )
}

/** Price of one unit: the lowest rate there is, in micro-dollars. */
export function unitMicroUsd(price: Price): number {
  return Math.min(...Object.values(price.rates).map(parseUsd))
}
