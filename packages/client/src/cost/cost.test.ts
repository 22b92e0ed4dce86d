import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defineEndpoint } from '../endpoints/defineEndpoint.ts'
import { ltx2ImageToVideo, ltx2ImageToVideoFast } from '../exports/endpoints.ts'
import { billCost } from './billCost.ts'
import { billedRate } from './billedRate.ts'
import { budget } from './budget.ts'
import { formatMicros, multiplyToMicros, parseDecimal } from './decimal.ts'
import { estimateCost } from './estimateCost.ts'
import type { Price } from './price.ts'

describe('estimateCost', () => {
  test.each([
    [{}, '0.36'],
    [{ duration: 8, resolution: '1440p', fps: 50 }, '0.96'],
    [{ duration: 10, resolution: '2160p', generate_audio: false }, '2.40'],
    [{ resolution: '1440p' }, '0.72'],
  ] as const)('default: %j costs $%s', (input, usd) => {
    expect(estimateCost(ltx2ImageToVideo, input)).toMatchObject({
      usd,
      microUsd: Math.round(Number(usd) * 1_000_000),
      unit: 'second',
      asOf: '2026-01-07',
      certainty: 'certain',
      reason: null,
    })
  })

  test('default: another endpoint, other rates', () => {
    const input = { duration: 20 } as const
    expect(estimateCost(ltx2ImageToVideoFast, input).usd).toBe('0.80')
  })

  test.each([
    // @ts-expect-error: no such duration
    [estimateCost(ltx2ImageToVideo, { duration: 7 })],
    // @ts-expect-error: no such duration
    [estimateCost(ltx2ImageToVideo, { duration: 0 })],
    // @ts-expect-error: no such resolution
    [estimateCost(ltx2ImageToVideo, { resolution: '' })],
    // @ts-expect-error: no such resolution
    [estimateCost(ltx2ImageToVideo, { resolution: 'toString' })],
  ])('behavior: what cannot be sent has no price', (estimate) => {
    expect(estimate).toMatchObject({ usd: null, microUsd: null })
    expect(estimate.reason).toMatch(/\w/)
  })

  test('behavior: no price, and the reason', () => {
    const fields = { id: 'me/app', category: 'x', input: [] }
    const endpoint = (price: Price | null, priceReason?: string) =>
      defineEndpoint<'me/app'>({
        fields: { ...fields, id: 'me/app' },
        price,
        priceReason,
      })
    const why = 'Only for friends.'
    expect(estimateCost(endpoint(null, why), {}).reason).toBe(why)
    expect(estimateCost(endpoint(null), {}).reason).toMatch(/\w/)
    const flat: Price = {
      currency: 'USD',
      unit: 'second',
      by: null,
      rates: { '*': '0.10' },
      source: 'a page',
      asOf: null,
      certainty: 'plausible',
    }
    // The length of the input video is not known beforehand.
    expect(estimateCost(endpoint(flat), {}).usd).toBeNull()
    const counted = endpoint({ ...flat, quantity: 'seconds' })
    expect(estimateCost(counted, { seconds: 2.5 }).usd).toBe('0.25')
    expect(estimateCost(counted, { seconds: 0 }).usd).toBe('0.00')
  })
})

describe('decimals', () => {
  test.each([
    ['0.00001230', 1230n, 8],
    ['12300000000.00000000', 1230000000000000000n, 8],
    ['42', 42n, 0],
    ['0', 0n, 0],
  ])('default: %s', (text, digits, scale) => {
    const read = parseDecimal(text)
    expect(read).not.toBeNull()
    expect(Number(read?.digits) / 10 ** (read?.scale ?? 0)).toBeCloseTo(
      Number(digits) / 10 ** scale,
    )
  })

  test.each(['', ' ', '-1', '1e3', 'NaN', '0x1', '1,5', '.5', '5.'])(
    'error: %j',
    (text) => expect(parseDecimal(text)).toBeNull(),
  )

  test('behavior: products are exact', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 6 }),
        fc.integer({ min: 0, max: 10 ** 6 }),
        (cents, quantity) => {
          const rate = (cents / 100).toFixed(2)
          expect(multiplyToMicros(rate, String(quantity))).toBe(
            cents * quantity * 10_000,
          )
        },
      ),
    )
  })

  test.each([
    [0, '0.00'],
    [1, '0.000001'],
    [360_000, '0.36'],
    [2_400_000, '2.40'],
    [-10_000, '-0.01'],
    [1_234_567, '1.234567'],
  ])('default: %i micro-dollars', (micros, text) => {
    expect(formatMicros(micros)).toBe(text)
  })
})

describe('billCost', () => {
  const price = {
    usd: '0.96',
    unit: 'second',
    quantity: '8',
    unitPriceUsd: '0.12',
    billedUnitUsd: '0.06',
  }

  test('default: fal counts dearer settings as more units', () => {
    expect(billCost({ price }, '16')).toEqual({
      estimatedUsd: '0.96',
      billed: { units: '16', usd: '0.96' },
      driftUsd: '0.00',
    })
  })

  test.each(['8', '8.00'])(
    'behavior: %s units of what was priced are a bill of the price',
    (units) => {
      expect(billedRate(price, units)).toBe('0.12')
      expect(billCost({ price }, units)).toMatchObject({
        billed: { units, usd: '0.96' },
        driftUsd: '0.00',
      })
    },
  )

  test('behavior: zero is billed, unknown is not zero', () => {
    expect(billCost({ price }, '0')).toMatchObject({
      billed: { units: '0', usd: '0.00' },
      driftUsd: '-0.96',
    })
    expect(billCost({ price }, null)).toMatchObject({
      billed: null,
      driftUsd: null,
    })
    expect(billCost({ price: null }, '6')).toEqual({
      estimatedUsd: null,
      billed: { units: '6', usd: null },
      driftUsd: null,
    })
    expect(billCost({ price }, '')).toMatchObject({
      billed: { units: '', usd: null },
      driftUsd: null,
    })
  })
})

describe('budget', () => {
  const ask = (limit: ReturnType<typeof budget>, duration: 6 | 8 | 10) =>
    limit({
      endpoint: ltx2ImageToVideo,
      intentId: 'a',
      input: {},
      estimate: estimateCost(ltx2ImageToVideo, { duration }),
    })

  test('default: to the cent', () => {
    const limit = budget({ usd: '0.84' })
    ask(limit, 6)
    expect(() => ask(limit, 10)).toThrow('$0.48 of the budget are left')
    ask(limit, 8)
    expect(() => ask(limit, 6)).toThrow('$0.00')
  })

  test('behavior: gives back what was certainly not spent', () => {
    const limit = budget({ usd: '0.36' })
    const release = ask(limit, 6)
    if (typeof release === 'function') release()
    ask(limit, 6)
  })

  test('error: no price, no budget', () => {
    const limit = budget({ usd: '0' })
    expect(() => ask(limit, 6)).toThrow()
    const estimate = { usd: null, microUsd: null, reason: 'Unknown.' } as const
    expect(() =>
      limit({ endpoint: ltx2ImageToVideo, intentId: 'a', input: {}, estimate }),
    ).toThrow('Unknown.')
  })
})
