import type { Counter } from './store.ts'

const day = 86_400_000

/** A hold is kept as long as the longest of the sums it is part of. */
export function holdLifetime(counters: readonly Counter[]): number {
  const lifetimes = counters.map(({ lifetimeMs }) => lifetimeMs)
  return Math.ceil(Math.max(2 * day, ...lifetimes))
}
