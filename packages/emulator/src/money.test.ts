import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatUsd, parseUsd } from './money.ts'

test('there and back', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (microUsd) => {
      expect(parseUsd(formatUsd(microUsd))).toBe(microUsd)
    }),
  )
})

test('two places at least, six at most', () => {
  expect([0, 1, 360_000, 2_400_000, 1_230_500].map(formatUsd)).toEqual([
    '0.00',
    '0.000001',
    '0.36',
    '2.40',
    '1.2305',
  ])
})

test('error: no amount', () => {
  for (const text of ['', '-1', '1e3', '0.0000001', '1.', '$1']) {
    expect(() => parseUsd(text)).toThrow(RangeError)
  }
})
