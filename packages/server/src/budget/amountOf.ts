import type { Hold } from '../store/store.ts'
import type { Ending } from './judgeEnding.ts'
import { multiplyUnits } from './multiplyUnits.ts'

export type KnownEnding = Exclude<Ending, { kind: 'open' }>

/** What a budget counts for a job, in micro-dollars; `null` as before. */
export function amountOf(ending: KnownEnding, hold: Hold): number | null {
  switch (ending.kind) {
    case 'free':
      return 0
    case 'estimate':
      return hold.micros
    case 'unknown':
      return null
    case 'units':
      return isQuantity(ending.units, hold)
        ? hold.micros
        : multiplyUnits(ending.units, hold.unitMicros)
  }
}

// Whether units are counted in seconds or at the lowest rate: a bill of what was
// priced is the price.
function isQuantity(units: string, { quantity }: Hold): boolean {
  return multiplyUnits(units, 1_000_000) === multiplyUnits(quantity, 1_000_000)
}
