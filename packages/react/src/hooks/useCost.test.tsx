import {
  ltx2ImageToVideo,
  ltx2ImageToVideoFast,
} from '@falvideo/client/endpoints'
import { Suspense } from 'react'
import { describe, expect } from 'vitest'
import { render } from 'vitest-browser-react'
import { eventually } from '../../test/eventually.ts'
import { Providers, renderHook } from '../../test/renderHook.tsx'
import { input, queueMs, runMs, test } from '../../test/test.ts'
import { useCost } from './useCost.ts'
import { useGenerateVideo } from './useGenerateVideo.ts'
import { useSuspenseCost } from './useSuspenseCost.ts'

describe('a draft', () => {
  test('default', async ({ fal }) => {
    const { result } = await renderHook(
      () => useCost({ duration: 8, resolution: '1440p' }),
      { client: fal.createClient() },
    )
    expect(result.current).toMatchObject({
      status: 'estimated',
      amount: '0.96',
      currency: 'USD',
      unit: 'second',
      quantity: '8',
      rate: '0.12',
    })
  })

  test('behavior: undefined and unfinished input', async ({ fal }) => {
    const { result } = await renderHook(
      () => [useCost(undefined), useCost({}), useCost({ fps: 50 })] as const,
      { client: fal.createClient() },
    )
    for (const cost of result.current) expect(cost.amount).toBe('0.36')
  })

  test('behavior: a value that has no price', async ({ fal }) => {
    const { result } = await renderHook(
      () => useCost({ resolution: '720p' as '1080p' }),
      { client: fal.createClient() },
    )
    expect(result.current).toMatchObject({
      status: 'unavailable',
      amount: null,
    })
  })

  test('parameters: endpoint', async ({ fal }) => {
    const { result } = await renderHook(
      () => useCost({ duration: 20 }, { endpoint: ltx2ImageToVideoFast }),
      { client: fal.createClient() },
    )
    expect(result.current.amount).toBe('0.80')
  })

  test('behavior: fal confirms the rate', async ({ fal }) => {
    const { result } = await renderHook(() => useCost({}), {
      client: fal.createClient(),
    })
    expect(result.current).toMatchObject({ rateSource: 'bundled' })
    await eventually(() =>
      expect(result.current).toMatchObject({
        rateSource: 'live',
        outdated: false,
        asOf: '2026-01-07',
      }),
    )
  })

  test('behavior: fal cannot be asked', async ({ fal }) => {
    await fal.addLineFault({
      method: 'GET',
      path: 'pricing',
      kind: 'refuse',
      times: 9,
    })
    const { result } = await renderHook(() => useCost({}), {
      client: fal.createClient(),
    })
    await eventually(async () =>
      expect((await fal.read()).calls.length).toBeGreaterThan(0),
    )
    expect(result.current).toMatchObject({
      status: 'estimated',
      amount: '0.36',
      rateSource: 'bundled',
    })
  })

  test('parameters: live', async ({ fal }) => {
    await renderHook(() => useCost({}, { live: false }), {
      client: fal.createClient(),
    })
    expect((await fal.read()).calls).toEqual([])
  })

  test('behavior: the same cost is the same object', async ({ fal }) => {
    const { result, rerender } = await renderHook(
      () => useCost({ duration: 8 }, { live: false }),
      { client: fal.createClient() },
    )
    const first = result.current
    await rerender()
    expect(result.current).toBe(first)
  })
})

describe('jobs', () => {
  test('behavior: a job, and the total of a list', async ({ fal }) => {
    const { result } = await renderHook(
      () => {
        const job = useGenerateVideo()
        const { receipt } = job
        return {
          job: { ...job },
          cost: useCost(job),
          total: useCost(receipt === null ? [] : [receipt, receipt]),
        }
      },
      { client: fal.createClient() },
    )
    expect(result.current.cost.status).toBe('unavailable')
    expect(result.current.total.amount).toBe('0.00')
    result.current.job.generate(input)
    await eventually(() =>
      expect(result.current.cost).toMatchObject({
        status: 'estimated',
        amount: '0.36',
      }),
    )
    await fal.advance(queueMs + runMs)
    await eventually(() =>
      expect(result.current.cost).toMatchObject({
        status: 'billed',
        amount: '0.36',
        estimated: '0.36',
        drift: '0.00',
      }),
    )
    expect(result.current.total).toMatchObject({
      status: 'billed',
      amount: '0.72',
    })
  })

  // fal bills dearer settings as more units, at the price of the cheapest.
  test('behavior: a dearer job costs what fal billed', async ({ fal }) => {
    const { result } = await renderHook(
      () => {
        const job = useGenerateVideo()
        return { job: { ...job }, cost: useCost(job) }
      },
      { client: fal.createClient() },
    )
    result.current.job.generate({ ...input, resolution: '2160p' })
    await eventually(() => expect(result.current.job.phase).toBe('queued'))
    await fal.advance(queueMs + runMs)
    await eventually(() =>
      expect(result.current.cost).toMatchObject({
        status: 'billed',
        amount: '1.44',
        estimated: '1.44',
        drift: '0.00',
      }),
    )
    expect((await fal.read()).spentUsd).toBe('1.44')
  })
})

function SuspendedCost() {
  const cost = useSuspenseCost({ duration: 10 }, { endpoint: ltx2ImageToVideo })
  return (
    <p>
      {cost.status} {cost.amount}
    </p>
  )
}

test('behavior: Suspense', async ({ fal }) => {
  const screen = await render(
    <Providers client={fal.createClient()}>
      <Suspense fallback={<p>asking</p>}>
        <SuspendedCost />
      </Suspense>
    </Providers>,
  )
  await expect.element(screen.getByText('estimated 0.60')).toBeVisible()
})
