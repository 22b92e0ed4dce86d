import { memoryStorage } from '@falvideo/client'
import { ltx2TextToVideo } from '@falvideo/client/endpoints'
import { QueryClient } from '@tanstack/react-query'
import { describe, expect, vi } from 'vitest'
import { eventually } from '../../test/eventually.ts'
import { type RenderOptions, renderHook } from '../../test/renderHook.tsx'
import { type Fal, input, queueMs, runMs, test } from '../../test/test.ts'
import {
  type UseGenerateVideoParameters,
  useGenerateVideo,
} from './useGenerateVideo.ts'

type Options = UseGenerateVideoParameters & {
  provider?: Omit<RenderOptions, 'client'>
  client?: RenderOptions['client']
}

async function renderGenerate(fal: Fal, options: Options = {}) {
  const { provider, client = fal.createClient(), ...parameters } = options
  const phases: string[] = []
  const rendered = await renderHook(
    () => {
      const job = useGenerateVideo(parameters)
      if (phases.at(-1) !== job.phase) phases.push(job.phase)
      return { ...job }
    },
    { client, ...provider },
  )
  const { result } = rendered
  const until = (phase: string) =>
    eventually(() => expect(result.current.phase).toBe(phase))
  return { ...rendered, phases, until }
}

test('default', async ({ fal }) => {
  const { result, phases, until } = await renderGenerate(fal)
  expect(result.current).toMatchObject({ phase: 'idle', data: null })
  result.current.generate(input)
  await until('queued')
  await fal.advance(queueMs)
  await until('running')
  await fal.advance(runMs)
  await until('completed')

  expect(phases.filter((phase) => phase !== 'fetching')).toEqual([
    'idle',
    'submitting',
    'queued',
    'running',
    'completed',
  ])
  const { video, data, cost, requestId, error, logs } = result.current
  expect(video).toBe(data?.video)
  expect(video?.url).toMatch(/\.mp4$/)
  expect(cost?.billed).toEqual({ units: '6', usd: '0.36' })
  expect(error).toBeNull()
  expect(logs.length).toBeGreaterThan(0)
  const facts = await fal.read()
  expect(facts).toMatchObject({ submits: 1, spentUsd: '0.36' })
  expect(facts.jobs[0]?.requestId).toBe(requestId)
})

describe('one job', () => {
  test('behavior: a double click', async ({ fal }) => {
    const { result, until } = await renderGenerate(fal)
    const first = result.current.generateAsync(input)
    const second = result.current.generateAsync({ ...input })
    await until('queued')
    result.current.generate(input)
    await fal.advance(queueMs + runMs)
    const results = await Promise.all([first, second])
    expect(results[0]).toBe(results[1])
    expect((await fal.read()).submits).toBe(1)
  })

  test('behavior: another input while one is under way', async ({ fal }) => {
    const { result, until } = await renderGenerate(fal)
    result.current.generate(input)
    await until('queued')
    const other = { ...input, prompt: 'Something else' }
    await expect(result.current.generateAsync(other)).rejects.toMatchObject({
      name: 'SlotBusyError',
    })
    result.current.generate(other)
    expect((await fal.read()).submits).toBe(1)
  })

  test('behavior: the same input again after the ending', async ({ fal }) => {
    const { result, until } = await renderGenerate(fal)
    result.current.generate(input)
    await until('queued')
    await fal.advance(queueMs + runMs)
    await until('completed')
    result.current.generate(input)
    await until('queued')
    expect((await fal.read()).submits).toBe(2)
  })
})

test('parameters: endpoint', async ({ fal }) => {
  const { result } = await renderHook(
    () => ({ ...useGenerateVideo({ endpoint: ltx2TextToVideo }) }),
    { client: fal.createClient() },
  )
  const done = result.current.generateAsync({ prompt: 'A lake at dawn' })
  await eventually(() => expect(result.current.phase).toBe('queued'))
  await fal.advance(queueMs + runMs)
  expect((await done).data.video.url).toMatch(/\.mp4$/)
})

test('parameters: select', async ({ fal }) => {
  const select = vi.fn((output: { video: { url: string } }) => ({
    address: output.video.url,
  }))
  const { result } = await renderHook(
    () => ({ ...useGenerateVideo({ select }) }),
    { client: fal.createClient() },
  )
  expect(result.current.data).toBeNull()
  const done = result.current.generateAsync(input)
  await eventually(() => expect(result.current.phase).toBe('queued'))
  await fal.advance(queueMs + runMs)
  await done
  await eventually(() => expect(result.current.phase).toBe('completed'))
  expect(result.current.data?.address).toMatch(/\.mp4$/)
})

test('parameters: slot', async ({ fal }) => {
  const { result } = await renderHook(
    () => ({
      a: { ...useGenerateVideo({ slot: 'a' }) },
      b: { ...useGenerateVideo({ slot: 'b' }) },
      again: { ...useGenerateVideo({ slot: 'a' }) },
    }),
    { client: fal.createClient() },
  )
  result.current.a.generate(input)
  await eventually(() => expect(result.current.again.phase).toBe('queued'))
  expect(result.current.b.phase).toBe('idle')
  result.current.b.generate(input)
  await eventually(() => expect(result.current.b.phase).toBe('queued'))
  expect(result.current.a.requestId).not.toBe(result.current.b.requestId)
  expect((await fal.read()).submits).toBe(2)
})

describe('parameters: onAbort', () => {
  test('behavior: leaving detaches by default', async ({ fal }) => {
    const { result, until, unmount } = await renderGenerate(fal)
    result.current.generate(input)
    await until('queued')
    await unmount()
    await fal.advance(queueMs)
    expect((await fal.read()).jobs[0]?.status).toBe('IN_PROGRESS')
  })

  test('behavior: leaving cancels when asked to', async ({ fal }) => {
    const { result, until, unmount } = await renderGenerate(fal, {
      onAbort: 'cancel',
    })
    result.current.generate(input)
    await until('queued')
    await unmount()
    await eventually(async () =>
      expect((await fal.read()).jobs[0]?.status).toBe('CANCELLED'),
    )
  })

  test('behavior: an aborted signal detaches', async ({ fal }) => {
    const { result, until } = await renderGenerate(fal)
    const aborter = new AbortController()
    const done = result.current.generateAsync(input, aborter)
    await until('queued')
    aborter.abort()
    await expect(done).rejects.toMatchObject({ name: 'AbortError' })
    await fal.advance(queueMs + runMs)
    await until('completed')
  })
})

describe('cancel', () => {
  test('behavior: early', async ({ fal }) => {
    const { result, until } = await renderGenerate(fal)
    const done = result.current.generateAsync(input).catch((error) => error)
    await until('queued')
    expect(await result.current.cancel()).toMatchObject({
      outcome: 'removed',
      mayStillBill: false,
    })
    await until('cancelled')
    expect(result.current.cancelOutcome).toBe('removed')
    expect((await done).name).toBe('CancelledError')
    expect(await fal.read()).toMatchObject({ submits: 1, spentUsd: '0.00' })
  })

  test('behavior: late', async ({ fal }) => {
    const { result, until } = await renderGenerate(fal)
    result.current.generate(input)
    await until('queued')
    await fal.advance(queueMs + runMs)
    await until('completed')
    expect(await result.current.cancel()).toMatchObject({
      outcome: 'tooLate',
      mayStillBill: true,
    })
    expect(result.current.phase).toBe('completed')
  })

  test('behavior: before anything was submitted', async ({ fal }) => {
    const { result, until } = await renderGenerate(fal)
    await fal.addFault({ route: 'upload', kind: 'hang' })
    const file = new File([new Uint8Array(9)], 'a.png', { type: 'image/png' })
    result.current.generate({ ...input, image_url: file })
    await until('uploading')
    expect(await result.current.cancel()).toMatchObject({
      outcome: 'removed',
      mayStillBill: false,
    })
    await until('cancelled')
    expect((await fal.read()).submits).toBe(0)
  })

  test('behavior: while the submit is under way', async ({ fal }) => {
    await fal.addFault({ route: 'submit', kind: 'delay', delayMs: 200 })
    const { result, until } = await renderGenerate(fal)
    result.current.generate(input)
    // The phase begins before the request leaves; a cancel then sends nothing.
    await eventually(async () =>
      expect((await fal.read()).routes).toContain('submit'),
    )
    await until('submitting')
    const cancelled = result.current.cancel()
    await fal.advance(200)
    expect((await cancelled).outcome).toBe('removed')
    await until('cancelled')
    expect(await fal.read()).toMatchObject({ submits: 1, spentUsd: '0.00' })
  })
})

describe('stopWatching', () => {
  test('behavior: the job goes on and can be resumed', async ({ fal }) => {
    const { result, until } = await renderGenerate(fal)
    const done = result.current.generateAsync(input).catch((error) => error)
    await until('queued')
    // Nothing more is on its way once the stream is open.
    await eventually(async () =>
      expect((await fal.read()).routes).toContain('stream'),
    )
    result.current.stopWatching()
    await until('detached')
    expect((await done).name).toBe('DetachedError')
    const before = (await fal.read()).routes.length
    await fal.advance(queueMs)
    expect((await fal.read()).routes.length).toBe(before)
    result.current.resume()
    await until('running')
    expect((await fal.read()).submits).toBe(1)
  })
})

describe('reset', () => {
  test('default', async ({ fal }) => {
    const storage = memoryStorage()
    const { result, until } = await renderGenerate(fal, {
      client: fal.createClient({ storage }),
    })
    result.current.generate(input)
    await until('queued')
    result.current.reset()
    await until('idle')
    await eventually(async () => {
      const [receipt] = await storage.list()
      expect(receipt?.label).toBeNull()
    })
    await fal.advance(queueMs)
    expect((await fal.read()).jobs[0]?.status).toBe('IN_PROGRESS')
  })
})

describe('error', () => {
  test('error: input that is refused before anything is sent', async ({
    fal,
  }) => {
    const { result, until } = await renderGenerate(fal)
    result.current.generate({ ...input, prompt: '' })
    await until('failed')
    expect(Object.keys(result.current.fieldErrors)).toEqual(['prompt'])
    expect(result.current.error).toMatchObject({
      name: 'InvalidInputError',
      mayStillBill: false,
    })
    expect((await fal.read()).routes).toEqual([])
  })

  test('error: 422 with fields', async ({ fal }) => {
    const detail = [
      {
        loc: ['body', 'image_url'],
        msg: 'The picture is too small.',
        type: 'image_too_small',
      },
    ]
    await fal.addFault({
      route: 'submit',
      kind: 'status',
      status: 422,
      body: { detail },
    })
    const { result, until } = await renderGenerate(fal)
    result.current.generate(input)
    await until('failed')
    expect(result.current.fieldErrors.image_url?.[0]).toMatchObject({
      type: 'image_too_small',
      message: 'The picture is too small.',
    })
    expect((await fal.read()).submits).toBe(0)
  })

  test('error: content policy', async ({ fal }) => {
    await fal.addFault({ route: 'result', kind: 'content-policy' })
    const { result, until } = await renderGenerate(fal)
    result.current.generate(input)
    await until('queued')
    await fal.advance(queueMs + runMs)
    await until('failed')
    expect(result.current.error?.name).toBe('ContentRejectedError')
    expect(Object.keys(result.current.fieldErrors)).toHaveLength(1)
    expect((await fal.read()).submits).toBe(1)
  })

  test('error: fal takes the job and its reply is lost', async ({ fal }) => {
    await fal.addFault({ route: 'submit', kind: 'reset-after-accept' })
    const { result, until } = await renderGenerate(fal)
    const done = result.current.generateAsync(input).catch((error) => error)
    await until('unknown')
    expect(result.current.error).toMatchObject({
      name: 'SubmitOutcomeUnknownError',
      mayStillBill: true,
    })
    expect((await done).name).toBe('SubmitOutcomeUnknownError')
    expect((await fal.read()).submits).toBe(1)
  })

  // Chromium repeats a POST by itself when a connection that it had used
  // before breaks without an answer; the handler joins the two.
  test('error: the reply of the handler is lost', async ({ fal }) => {
    await fal.addLineFault({
      method: 'POST',
      path: 'image-to-video',
      kind: 'lose',
      times: 1,
    })
    const { result } = await renderGenerate(fal)
    result.current.generate(input)
    await eventually(() =>
      expect(['queued', 'unknown']).toContain(result.current.phase),
    )
    expect((await fal.read()).submits).toBe(1)
  })

  test('error: the job is gone', async ({ fal }) => {
    const { result, until } = await renderGenerate(fal)
    result.current.generate(input)
    await until('queued')
    await fal.reset()
    await until('failed')
    expect(result.current.error?.name).toBe('NotFoundError')
  })
})

describe('storage', () => {
  test('behavior: another life finds the job again', async ({ fal }) => {
    const storage = memoryStorage()
    const first = await renderGenerate(fal, {
      client: fal.createClient({ storage }),
    })
    first.result.current.generate(input)
    await first.until('queued')
    await first.unmount()

    await fal.advance(queueMs)
    const second = await renderGenerate(fal, {
      client: fal.createClient({ storage }),
      provider: { queryClient: new QueryClient() },
    })
    await second.until('running')
    await fal.advance(runMs)
    await second.until('completed')
    await second.unmount()

    const reads = (await fal.read()).routes.length
    const third = await renderGenerate(fal, {
      client: fal.createClient({ storage }),
    })
    await third.until('completed')
    expect(third.result.current.cost?.billed?.usd).toBe('0.36')
    expect((await fal.read()).routes.length).toBe(reads)
    expect((await fal.read()).submits).toBe(1)
  })

  test('behavior: another life knows why it failed, and asks nobody', async ({
    fal,
  }) => {
    await fal.addFault({ route: 'result', kind: 'content-policy' })
    const storage = memoryStorage()
    const first = await renderGenerate(fal, {
      client: fal.createClient({ storage }),
    })
    first.result.current.generate(input)
    await first.until('queued')
    await fal.advance(queueMs + runMs)
    await first.until('failed')
    const { fieldErrors } = first.result.current
    await first.unmount()

    const { calls } = await fal.read()
    const second = await renderGenerate(fal, {
      client: fal.createClient({ storage }),
    })
    await second.until('failed')
    expect(second.result.current.error?.name).toBe('ContentRejectedError')
    expect(second.result.current.fieldErrors).toEqual(fieldErrors)
    expect((await fal.read()).calls).toEqual(calls)
  })

  test('behavior: expectedMs comes from earlier jobs', async ({ fal }) => {
    const { result, until } = await renderGenerate(fal)
    result.current.generate(input)
    await until('queued')
    expect(result.current.expectedMs).toBeNull()
    await fal.advance(queueMs)
    await until('running')
    await fal.advance(runMs)
    await until('completed')
    result.current.generate({ ...input, prompt: 'Once more' })
    await until('queued')
    expect(result.current.expectedMs).toBeGreaterThan(0)
  })
})
