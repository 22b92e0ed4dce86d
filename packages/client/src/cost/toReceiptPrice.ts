import type { ReceiptPrice } from '../receipt/receipt.ts'
import type { Estimate } from './estimateCost.ts'

/** The part of an estimate that a receipt keeps. */
export function toReceiptPrice(estimate: Estimate): ReceiptPrice | null {
  if (estimate.usd === null) return null
  const { usd, unit, quantity, unitPriceUsd, billedUnitUsd } = estimate
  return { usd, unit, quantity, unitPriceUsd, billedUnitUsd }
}
