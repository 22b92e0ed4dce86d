import { expect, test } from 'vitest'
import { multiplyUnits } from './multiplyUnits.ts'
import { parseUsd } from './parseUsd.ts'
import { countersOf } from './periods.ts'

test('parseUsd', () => {
  expect(parseUsd('10')).toBe(10_000_000)
  expect(parseUsd('0.000001')).toBe(1)
  expect(parseUsd('0')).toBe(0)
  for (const wrong of ['', '1,00', '-1', '1e3', '0.0000001', '$1', ' 1', '.5'])
    expect(() => parseUsd(wrong), wrong).toThrow('decimal')
})

test('multiplyUnits: exact, and a fraction of a micro-dollar is one', () => {
  expect(multiplyUnits('8', 60_000)).toBe(480_000)
  expect(multiplyUnits('0', 60_000)).toBe(0)
  expect(multiplyUnits('0.1', 3)).toBe(1)
  expect(multiplyUnits('0.00001230', 60_000)).toBe(1)
  expect(multiplyUnits('12300000.00000000', 10)).toBe(123_000_000)
})

test('countersOf: day and month of UTC, kept a little longer', () => {
  const limits = { day: 5_000_000, month: null }
  const at = Date.UTC(2026, 11, 31, 23, 59, 59, 999)
  expect(countersOf('all', limits, at)).toEqual([
    {
      key: 'all:day:2026-12-31',
      limitMicros: 5_000_000,
      lifetimeMs: 172_800_001,
    },
  ])
  expect(countersOf('all', { day: null, month: 1 }, at + 1)).toEqual([
    { key: 'all:month:2027-01', limitMicros: 1, lifetimeMs: 33 * 86_400_000 },
  ])
})
