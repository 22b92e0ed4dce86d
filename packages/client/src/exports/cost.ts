export { budget } from '../cost/budget.ts'
export type { BilledCost, Cost } from '../cost/cost.ts'
export { formatMicros } from '../cost/decimal.ts'
export {
  type Estimate,
  estimateCost,
  type KnownEstimate,
  type UnknownEstimate,
} from '../cost/estimateCost.ts'
export type { Price } from '../cost/price.ts'
