import { type BillCost, billCost } from './billCost.ts'
import { type EstimateCost, estimateCost } from './estimateCost.ts'

/** What a connection needs to speak of money. */
export type Prices = { estimate: EstimateCost; bill: BillCost }

/** Estimates by the bundled rates, bills by fal's billed units. */
export const prices: Prices = { estimate: estimateCost, bill: billCost }
