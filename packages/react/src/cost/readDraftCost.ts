import type { Endpoint, Pricing } from '@falvideo/client'
import {
  estimateCost,
  formatMicros,
  multiplyToMicros,
} from '@falvideo/client/cost'
import { type CostView, unavailable } from './CostView.ts'

/**
 * What a draft will cost by the published rates. A `live` price that fal
 * answered confirms the rate, replaces it where the endpoint has just one, and
 * marks it as outdated where it has several and none fits.
 */
export function readDraftCost(
  endpoint: Endpoint<string, object, object>,
  input: object | undefined,
  live?: Pricing | undefined,
): CostView {
  const estimate = estimateCost(endpoint, input ?? {})
  if (estimate.usd === null) return unavailable(estimate.reason)
  const { unit, quantity, asOf, certainty } = estimate
  const single = live !== undefined && endpoint.price?.by === null
  const rate = single ? live.unitPriceUsd : estimate.unitPriceUsd
  const micros = multiplyToMicros(rate, quantity)
  return {
    status: 'estimated',
    amount: micros === null ? estimate.usd : formatMicros(micros),
    currency: 'USD',
    unit,
    quantity,
    rate,
    rateSource: live === undefined || live.differs ? 'bundled' : 'live',
    asOf,
    certainty,
    outdated: live?.differs === true && !single,
    unknownCount: 0,
  }
}
