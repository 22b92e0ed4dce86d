/** The value below which a share of the values lies; `null` of none. */
export function quantile(
  values: readonly number[],
  share: number,
): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  return (
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ??
    null
  )
}

export const median = (values: readonly number[]): number | null =>
  quantile(values, 0.5)

/** To so many digits behind the point; `null` stays `null`. */
export function round(value: number | null, digits = 0): number | null {
  if (value === null || !Number.isFinite(value)) return null
  const factor = 10 ** digits
  return Math.round(value * factor) / factor
}

/** `other / ours` as people read it: `3.2 ×`; `null` where there is none. */
export function ratio(
  value: number | null,
  base: number | null,
): string | null {
  if (value === null || base === null || base === 0) return null
  return `${round(value / base, value / base < 10 ? 2 : 0)} ×`
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
