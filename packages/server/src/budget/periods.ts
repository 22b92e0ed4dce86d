import type { Counter } from '../store/store.ts'
import { parseUsd } from './parseUsd.ts'

/** Decimal dollars, for instance `'5.00'`, per day and month of UTC. */
export type SpendingLimits = {
  day?: string | undefined
  month?: string | undefined
}

/** Integer micro-dollars. */
export type LimitsInMicros = { day: number | null; month: number | null }

/** @throws TypeError for an amount that is not a decimal of dollars. */
export function toMicros(limits: SpendingLimits | undefined): LimitsInMicros {
  const parse = (amount: string | undefined) =>
    amount === undefined ? null : parseUsd(amount)
  return { day: parse(limits?.day), month: parse(limits?.month) }
}

// Jobs settle after midnight too, so a sum outlives its period for a while.
const graceMs = 2 * 86_400_000

/** The sums of a scope (`all`, or one owner) that a job counts in now. */
export function countersOf(
  scope: string,
  limits: LimitsInMicros,
  nowMs: number,
): Counter[] {
  const now = new Date(nowMs)
  const iso = now.toISOString()
  const year = now.getUTCFullYear()
  const month = now.getUTCMonth()
  const dayEnds = Date.UTC(year, month, now.getUTCDate() + 1)
  const monthEnds = Date.UTC(year, month + 1)
  return [
    {
      key: `${scope}:day:${iso.slice(0, 10)}`,
      limitMicros: limits.day,
      lifetimeMs: dayEnds - nowMs + graceMs,
    },
    {
      key: `${scope}:month:${iso.slice(0, 7)}`,
      limitMicros: limits.month,
      lifetimeMs: monthEnds - nowMs + graceMs,
    },
  ].filter(({ limitMicros }) => limitMicros !== null)
}
