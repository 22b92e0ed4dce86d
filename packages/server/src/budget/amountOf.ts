import { isQuantity } from '@falvideo/client/internal'
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
      return isQuantity(ending.units, hold.quantity)
        ? hold.micros
        : multiplyUnits(ending.units, hold.unitMicros)
  }
}
