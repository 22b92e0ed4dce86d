export type { BilledCost, Cost } from '../cost/billCost.ts'
export { budget } from '../cost/budget.ts'
export { formatMicros } from '../cost/decimal.ts'
export {
  type Estimate,
  estimateCost,
  type KnownEstimate,
  type UnknownEstimate,
} from '../cost/estimateCost.ts'
export type { Price } from '../cost/price.ts'
