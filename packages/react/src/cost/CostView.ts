import type { Price } from '@falvideo/client'

type Money = {
  /** Decimal text such as `'0.96'`. */
  amount: string
  currency: 'USD'
}

/** How an amount comes about; `null` for the total of a list. */
type Terms = {
  /** Billing unit, in the singular. */
  unit: string | null
  quantity: string | null
  /** Per unit, decimal text. */
  rate: string | null
}

/** By the published rates: what it will cost, if it runs. */
export type EstimatedCost = Money &
  Terms & {
    status: 'estimated'
    /** `live`: fal confirmed the rate just now. */
    rateSource: 'live' | 'bundled'
    /** Day of the bundled rate, `YYYY-MM-DD`. */
    asOf: string | null
    certainty: Price['certainty'] | null
    /** fal's rate today is none of those known here. */
    outdated: boolean
    /** Jobs of a list that the amount leaves out, their cost being unknown. */
    unknownCount: number
  }

/** By what fal reported as billed. */
export type BilledCostView = Money &
  Terms & {
    status: 'billed'
    /** What was estimated before, and billed less that. */
    estimated: string | null
    drift: string | null
    unknownCount: number
  }

/** Nothing is known. That is not zero. */
export type UnavailableCost = {
  status: 'unavailable'
  amount: null
  currency: null
  unit: null
  quantity: null
  rate: null
  reason: string
  unknownCount: number
}

export type CostView = EstimatedCost | BilledCostView | UnavailableCost

/** A cost of which nothing is known, and why. */
export function unavailable(reason: string): UnavailableCost {
  return {
    status: 'unavailable',
    amount: null,
    currency: null,
    unit: null,
    quantity: null,
    rate: null,
    reason,
    unknownCount: 0,
  }
}
