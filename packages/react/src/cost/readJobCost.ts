import type { Receipt } from '@falvideo/client'
import {
  billCost,
  billedRate,
  formatMicros,
  multiplyToMicros,
} from '@falvideo/client/cost'
import { type CostView, unavailable } from './CostView.ts'

/** What a job was billed, or is estimated to cost while that is unknown. */
export function readJobCost(receipt: Receipt<object> | null): CostView {
  if (receipt === null) return unavailable('Nothing was submitted.')
  const { price, ending } = receipt
  if (price === null) return unavailable('No price of this job is known.')
  const { billed, driftUsd } = billCost(receipt, ending?.billedUnits ?? null)
  const base = {
    currency: 'USD',
    unit: price.unit,
    unknownCount: 0,
  } as const
  if (billed !== null && billed.usd !== null) {
    return {
      ...base,
      status: 'billed',
      amount: billed.usd,
      quantity: billed.units,
      rate: billedRate(price, billed.units),
      estimated: price.usd,
      drift: driftUsd,
    }
  }
  if (ending !== null && ending.status !== 'completed') {
    return unavailable('fal did not say what it billed for this job.')
  }
  return {
    ...base,
    ...byBundledRates,
    amount: price.usd,
    quantity: price.quantity,
    rate: price.unitPriceUsd,
  }
}

/** The total of jobs: billed only if every part of it is. */
export function readTotalCost(receipts: readonly Receipt<object>[]): CostView {
  const costs = receipts.map(readJobCost)
  const known = costs.filter((cost) => cost.status !== 'unavailable')
  const unknownCount = costs.length - known.length
  if (known.length === 0 && unknownCount > 0) {
    return { ...unavailable('No price of these jobs is known.'), unknownCount }
  }
  const micros = known.reduce(
    (sum, { amount }) => sum + (multiplyToMicros(amount) ?? 0),
    0,
  )
  const total = {
    amount: formatMicros(micros),
    currency: 'USD',
    unit: null,
    quantity: null,
    rate: null,
    unknownCount,
  } as const
  return known.every(({ status }) => status === 'billed')
    ? { ...total, status: 'billed', estimated: null, drift: null }
    : { ...total, ...byBundledRates }
}

/** A receipt keeps the price of its day, not where that was read. */
const byBundledRates = {
  status: 'estimated',
  rateSource: 'bundled',
  asOf: null,
  certainty: null,
  outdated: false,
} as const
