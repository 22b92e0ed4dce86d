import type { Receipt } from '../receipt/receipt.ts'
import { billedRate } from './billedRate.ts'
import { formatMicros, multiplyToMicros } from './decimal.ts'

/** What fal reported as billed for a job. */
export type BilledCost = {
  /** Billing units, as fal sent them. */
  units: string
  /** Units times `billedRate`; `null` where no price is known. USD. */
  usd: string | null
}

/** Estimate and bill of one job. Unknown is `null`, never zero. USD. */
export type Cost = {
  estimatedUsd: string | null
  billed: BilledCost | null
  /** Billed less estimated; `null` unless both are known. */
  driftUsd: string | null
}

export type BillCost = (
  receipt: Pick<Receipt, 'price'>,
  units: string | null,
) => Cost

/** Works out the cost of a job from its receipt and the billed units. */
export const billCost: BillCost = ({ price }, units) => {
  const estimated = price && multiplyToMicros(price.usd)
  const billed =
    price && units !== null
      ? multiplyToMicros(units, billedRate(price, units))
      : null
  const usd = billed === null ? null : formatMicros(billed)
  return {
    estimatedUsd: price?.usd ?? null,
    billed: units === null ? null : { units, usd },
    driftUsd:
      billed === null || estimated === null
        ? null
        : formatMicros(billed - estimated),
  }
}
