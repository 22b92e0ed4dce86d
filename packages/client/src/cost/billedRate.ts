import type { ReceiptPrice } from '../receipt/receipt.ts'
import { multiplyToMicros } from './decimal.ts'

/**
 * USD of one of the units that fal reported as billed for a job of this price.
 *
 * What fal counts in `x-fal-billable-units` is inferred, not documented: its
 * pricing API names one price per unit of an endpoint, that of the cheapest
 * setting, so dearer settings should count as more units. Should it count
 * plain seconds instead, a bill of as many as were priced is the price.
 */
export function billedRate(price: ReceiptPrice, units: string): string {
  return isQuantity(units, price.quantity)
    ? price.unitPriceUsd
    : price.billedUnitUsd
}

/** Whether billed units are as many as were priced, both decimal texts. */
export function isQuantity(units: string, quantity: string): boolean {
  return multiplyToMicros(units) === multiplyToMicros(quantity)
}
