import type { UnknownEstimate } from './estimateCost.ts'

/** What a connection without the part `prices` knows of a price. */
export const noEstimate: UnknownEstimate = {
  usd: null,
  microUsd: null,
  reason: 'This connection knows no prices.',
}
