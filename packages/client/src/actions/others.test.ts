import { afterEach, describe, expect, test } from 'vitest'
import { createStage, input, type Stage } from '../../test/createStage.ts'
import { budget } from '../cost/budget.ts'
import { defineEndpoint } from '../endpoints/defineEndpoint.ts'
import { ltx2ImageToVideo } from '../exports/endpoints.ts'

let stage: Stage
afterEach(() => stage.close())

describe('getPricing', () => {
  test('default', async () => {
    stage = createStage()
    expect(await stage.client.getPricing(ltx2ImageToVideo)).toMatchObject({
      endpointId: 'fal-ai/ltx-2/image-to-video',
      unitPriceUsd: '0.06',
      differs: false,
    })
  })

  test('behavior: says when the bundled rate is another', async () => {
    stage = createStage()
    const { price } = ltx2ImageToVideo
    const rates = { '1080p': '0.05' }
    const old = { ...ltx2ImageToVideo, price: price && { ...price, rates } }
    expect(await stage.client.getPricing(old)).toMatchObject({ differs: true })
    const none = { ...ltx2ImageToVideo, price: null }
    expect(await stage.client.getPricing(none)).toMatchObject({ differs: null })
  })

  test('error: no price', async () => {
    stage = createStage()
    const mine = defineEndpoint<'me/app'>({
      fields: { id: 'me/app', category: 'x', input: [] },
      price: null,
    })
    await expect(
      stage.play(stage.client.getPricing(mine)),
    ).rejects.toMatchObject({ name: 'NotFoundError', phase: 'pricing' })
  })

  test('error: aborted', async () => {
    stage = createStage()
    const signal = AbortSignal.abort('no')
    await expect(
      stage.client.getPricing(ltx2ImageToVideo, { signal }),
    ).rejects.toBe('no')
    expect(stage.emulator.requests).toHaveLength(0)
  })
})

describe('run', () => {
  test('default', async () => {
    stage = createStage({}, { runMs: 1_000 })
    const result = await stage.play(stage.client.run(ltx2ImageToVideo, input))
    expect(result).toMatchObject({
      data: { video: { url: expect.stringMatching(/^https:/) } },
      cost: { estimatedUsd: '0.36', billed: { units: '6' } },
    })
    expect(stage.count('run')).toBe(1)
  })

  test.each([
    [{ kind: 'reset-after-accept' }, 'ConnectionError'],
    [{ kind: 'status', status: 503 }, 'UpstreamError'],
    [{ kind: 'status', status: 200 }, 'MalformedAnswerError'],
    [{ kind: 'hang' }, 'RequestTimeoutError'],
  ] as const)(
    'error: %j is not repeated, and may bill',
    async (fault, name) => {
      stage = createStage()
      stage.emulator.faults.add({ ...fault, route: 'run' })
      await expect(
        stage.play(stage.client.run(ltx2ImageToVideo, input)),
      ).rejects.toMatchObject({ name, mayStillBill: true, phase: 'run' })
      expect(stage.count('run')).toBe(1)
    },
  )

  test('error: refused, or never sent', async () => {
    stage = createStage()
    stage.emulator.faults.add({ route: 'run', kind: 'status', status: 401 })
    const run = () => stage.play(stage.client.run(ltx2ImageToVideo, input))
    await expect(run()).rejects.toMatchObject({ mayStillBill: false })
    stage.emulator.faults.add({ route: 'run', kind: 'refuse' })
    await expect(run()).rejects.toMatchObject({
      unsent: true,
      mayStillBill: false,
    })
  })

  test('parameters: beforeSubmit', async () => {
    const asked: string[] = []
    stage = createStage({
      beforeSubmit: ({ input, estimate }) => {
        asked.push(`client: ${input.duration} s, $${estimate.usd}`)
      },
    })
    const run = stage.client.run(ltx2ImageToVideo, input, {
      beforeSubmit: () => {
        asked.push('call')
        return false
      },
    })
    await expect(run).rejects.toMatchObject({
      name: 'BudgetExceededError',
      phase: 'prepare',
      mayStillBill: false,
    })
    expect(asked).toEqual(['client: 6 s, $0.36', 'call'])
    expect(stage.count('run')).toBe(0)
  })

  test.each([
    [{ kind: 'status', status: 401 }, true],
    [{ kind: 'refuse' }, true],
    [
      { kind: 'status', status: 422, headers: { 'x-fal-billable-units': '0' } },
      true,
    ],
    [{ kind: 'status', status: 422 }, false],
    [{ kind: 'status', status: 503 }, false],
    [{ kind: 'reset-after-accept' }, false],
  ] as const)(
    'behavior: after %j the budget has it back: %s',
    async (fault, back) => {
      stage = createStage({ beforeSubmit: budget({ usd: '0.36' }) })
      stage.emulator.faults.add({ ...fault, route: 'run', times: 1 })
      const run = () => stage.play(stage.client.run(ltx2ImageToVideo, input))
      await expect(run()).rejects.toThrow()
      const again = await run().catch((error: unknown) => error)
      expect(again).toMatchObject(
        back ? { cost: {} } : { name: 'BudgetExceededError' },
      )
      expect(stage.count('run')).toBe(back ? 2 : 1)
    },
  )

  test('behavior: aborted while beforeSubmit thinks', async () => {
    const controller = new AbortController()
    let given = 0
    stage = createStage()
    const run = stage.client.run(ltx2ImageToVideo, input, {
      signal: controller.signal,
      beforeSubmit: async () => {
        controller.abort('enough')
        return () => given++
      },
    })
    await expect(run).rejects.toBe('enough')
    expect(given).toBe(1)
    expect(stage.count('run')).toBe(0)
  })

  test('error: not through a handler', async () => {
    stage = createStage()
    const proxied = { credentials: undefined, proxyUrl: 'https://x.y/api' }
    const other = createStage(proxied)
    await expect(
      other.client.run(ltx2ImageToVideo, input),
    ).rejects.toMatchObject({ name: 'UnsupportedError' })
    await other.close()
  })
})
