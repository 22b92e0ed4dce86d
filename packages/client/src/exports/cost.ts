export { type BilledCost, billCost, type Cost } from '../cost/billCost.ts'
export { billedRate } from '../cost/billedRate.ts'
export { budget } from '../cost/budget.ts'
export { formatMicros, multiplyToMicros } from '../cost/decimal.ts'
export {
  type Estimate,
  estimateCost,
  type KnownEstimate,
  type UnknownEstimate,
} from '../cost/estimateCost.ts'
export type { Price } from '../cost/price.ts'
