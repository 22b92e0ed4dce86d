import { afterEach, describe, expect, test } from 'vitest'
import { createStage, input, type Stage } from '../../test/createStage.ts'
import { createClient } from '../createClient.ts'
import type { Fetch } from '../createConnection.ts'
import { ltx2ImageToVideo } from '../exports/endpoints.ts'
import type { JobUpdate, WatchOptions } from './watch.ts'

let stage: Stage
afterEach(() => stage.close())

async function follow(options: WatchOptions = {}): Promise<JobUpdate[]> {
  const job = await stage.play(stage.client.submit(ltx2ImageToVideo, input))
  const updates: JobUpdate[] = []
  const watching = (async () => {
    for await (const update of job.watch(options)) updates.push(update)
  })()
  await stage.play(watching)
  return updates
}

const fault = { route: 'stream', kind: 'status', status: 404 } as const

describe('stream', () => {
  test('default', async () => {
    stage = createStage({}, { queueMs: 3_000, runMs: 20_000, crowd: 3 })
    const updates = await follow()
    expect(updates.map(({ phase }) => phase)).toEqual(
      expect.arrayContaining(['queued', 'running', 'fetching']),
    )
    const positions = updates.map(({ queuePosition }) => queuePosition)
    expect(positions.filter((position) => position !== null)).toContain(3)
    expect(updates.at(-1)).toMatchObject({
      phase: 'fetching',
      queuePosition: null,
      elapsedMs: 23_000,
    })
    expect(stage.count('status')).toBe(0)
    expect(stage.count('stream')).toBe(1)
    expect(stage.timers()).toBe(0)
  })

  test('parameters: logs, each line once', async () => {
    stage = createStage({}, { runMs: 20_000 })
    const updates = await follow()
    const lines = updates.flatMap(({ newLogs }) => newLogs)
    expect(lines.length).toBeGreaterThan(0)
    expect(updates.at(-1)?.logs).toEqual(lines)
    expect(new Set(lines.map((line) => JSON.stringify(line))).size).toBe(
      lines.length,
    )
  })

  test('behavior: a stream that drops is taken up again', async () => {
    stage = createStage({}, { queueMs: 0, runMs: 60_000 })
    stage.emulator.faults.add({
      route: 'stream',
      kind: 'reset-in-body',
      times: 2,
    })
    const updates = await follow()
    expect(updates.at(-1)?.phase).toBe('fetching')
    expect(updates.at(-1)?.elapsedMs).toBe(60_000)
    expect(stage.count('stream')).toBe(3)
  })

  test('behavior: a stream that falls silent is dropped after two pings', async () => {
    stage = createStage({}, { queueMs: 0, runMs: 100_000 })
    stage.emulator.faults.add({ route: 'stream', kind: 'silent', times: 3 })
    const updates = await follow()
    expect(updates.at(-1)?.phase).toBe('fetching')
    expect(stage.timers()).toBe(0)
  })

  test('behavior: where there is no stream it polls', async () => {
    stage = createStage({}, { queueMs: 0, runMs: 30_000 })
    stage.emulator.faults.add(fault)
    const troubles: string[] = []
    const updates = await follow({
      onTrouble: ({ name }) => troubles.push(name),
    })
    expect(updates.at(-1)?.phase).toBe('fetching')
    expect(troubles).toEqual(['UnsupportedError'])
    expect(stage.count('stream')).toBe(1)
    expect(stage.count('status')).toBeGreaterThan(2)
  })

  test('behavior: where the stream is held back it polls', async () => {
    stage = createStage({}, { queueMs: 0, runMs: 30_000 })
    stage.emulator.faults.add({ route: 'stream', kind: 'hang' })
    const troubles: string[] = []
    const updates = await follow({
      onTrouble: ({ name }) => troubles.push(name),
    })
    expect(updates[0]?.elapsedMs).toBeLessThan(5_000)
    expect(updates.at(-1)?.phase).toBe('fetching')
    expect(troubles).toEqual(['UnsupportedError'])
    expect(stage.count('stream')).toBe(1)
    expect(stage.timers()).toBe(0)
  })

  test('behavior: without ReadableStream it polls', async () => {
    stage = createStage({}, { queueMs: 0, runMs: 30_000 })
    // React Native's fetch hands out no body.
    const fetch: Fetch = async (request) => {
      const response = await stage.fetch(request)
      if (!request.url.includes('/stream')) return response
      return Object.defineProperty(response, 'body', { value: null })
    }
    const client = createClient({ ...stage.client.options, fetch })
    await stage.play(client.generate(ltx2ImageToVideo, input))
    expect(stage.count('stream')).toBe(1)
    expect(stage.count('status')).toBeGreaterThan(2)
  })

  test('behavior: a job that ended costs one stream', async () => {
    stage = createStage({}, { queueMs: 0, runMs: 0 })
    const updates = await follow()
    expect(updates.map(({ phase }) => phase)).toEqual(['fetching'])
    expect(stage.count('stream') + stage.count('status')).toBe(1)
  })

  test('behavior: streams beyond the limit poll', async () => {
    stage = createStage({ maxStreams: 1 }, { concurrency: 10, runMs: 9_000 })
    const { client } = stage
    await stage.play(
      Promise.all(
        Array.from({ length: 3 }, () =>
          client.generate(ltx2ImageToVideo, input),
        ),
      ),
    )
    expect(stage.count('stream')).toBe(1)
  })
})

describe('polling', () => {
  test('default: looks soon, then ever later; at once if attached later', async () => {
    stage = createStage({ random: () => 0 }, { queueMs: 0, runMs: 20_000 })
    const submitting = stage.client.submit(ltx2ImageToVideo, input)
    await stage.advance(0)
    const job = await submitting
    const looks = () =>
      stage.emulator.requests
        .filter(({ route }) => route === 'status')
        .map(({ at }) => Date.parse(at) - job.receipt.createdAtMs)
    await stage.play(job.wait({ transport: 'poll' }))
    expect(looks()).toEqual([1_000, 2_000, 3_600, 6_480, 11_664, 20_995])
    await stage.advance(1_000)
    const attached = stage.client.attach(JSON.stringify(job))
    const now = stage.clock.now()
    await stage.play(attached.wait({ transport: 'poll' }))
    expect(looks().at(-1)).toBe(now - job.receipt.createdAtMs)
  })

  test.each([0, 0.5, 1])(
    'behavior: a minute takes a dozen requests, noticed within 5 %% (jitter %d)',
    async (random) => {
      stage = createStage(
        { random: () => random },
        { queueMs: 0, runMs: 60_000 },
      )
      const { client, emulator } = stage
      const began = stage.clock.now()
      await stage.play(
        client.generate(ltx2ImageToVideo, input, {
          transport: 'poll',
          expectedMs: 60_000,
        }),
      )
      expect(emulator.requests.length).toBeLessThanOrEqual(12)
      expect(stage.clock.now() - began).toBeLessThanOrEqual(63_250)
    },
  )

  test.each([500, 502, 503, 504, 429])(
    'behavior: one %i is no verdict',
    async (status) => {
      stage = createStage({}, { queueMs: 0, runMs: 8_000 })
      stage.emulator.faults.add({
        route: 'status',
        kind: 'status',
        status,
        times: 3,
      })
      const updates = await follow({ transport: 'poll' })
      expect(updates.at(-1)?.phase).toBe('fetching')
    },
  )

  test('behavior: Retry-After is kept', async () => {
    stage = createStage({}, { queueMs: 0, runMs: 2_000 })
    stage.emulator.faults.add({
      route: 'status',
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '25' },
    })
    await follow({ transport: 'poll' })
    const times = stage.emulator.requests
      .filter(({ route }) => route === 'status')
      .map(({ at }) => Date.parse(at))
    expect(times.map((time) => time - (times[0] ?? 0))).toEqual([0, 25_000])
  })

  test('behavior: a requeued job goes on', async () => {
    stage = createStage({}, { queueMs: 0, runMs: 30_000 })
    const job = await stage.play(stage.client.submit(ltx2ImageToVideo, input))
    await stage.advance(5_000)
    stage.emulator.control.requeue(job.requestId)
    const outcome = await stage.play(job.wait())
    expect(outcome.status).toBe('completed')
  })
})

describe('ends', () => {
  test('error: 404 three times', async () => {
    stage = createStage()
    stage.emulator.faults.add({ ...fault, route: 'status', times: 3 })
    await expect(follow({ transport: 'poll' })).rejects.toMatchObject({
      name: 'NotFoundError',
      mayStillBill: true,
    })
  })

  test('behavior: 404 twice', async () => {
    stage = createStage()
    stage.emulator.faults.add({ ...fault, route: 'status', times: 2 })
    const updates = await follow({ transport: 'poll' })
    expect(updates.at(-1)?.phase).toBe('fetching')
  })

  test('error: 401', async () => {
    stage = createStage()
    stage.emulator.faults.add({ ...fault, route: 'status', status: 401 })
    await expect(follow({ transport: 'poll' })).rejects.toMatchObject({
      name: 'AuthenticationError',
    })
  })

  test('behavior: a consumer that leaves leaves nothing behind', async () => {
    stage = createStage({}, { queueMs: 0, runMs: 60_000 })
    const job = await stage.play(stage.client.submit(ltx2ImageToVideo, input))
    for await (const update of job.watch()) {
      if (update.phase === 'running') break
    }
    await stage.advance(0)
    expect(stage.timers()).toBe(0)
  })
})

describe('abort', () => {
  test.each([
    ['before', 0],
    ['during the first look', 1],
    ['while the stream is open', 10_000],
  ])('behavior: %s', async (_, atMs) => {
    stage = createStage({}, { queueMs: 0, runMs: 60_000 })
    const { emulator } = stage
    const job = await stage.play(stage.client.submit(ltx2ImageToVideo, input))
    const controller = new AbortController()
    if (atMs === 0) controller.abort('enough')
    if (atMs === 1) emulator.faults.add({ route: 'status', kind: 'hang' })
    const watching = (async () => {
      for await (const _ of job.watch({ signal: controller.signal }));
    })()
    watching.catch(() => {})
    await stage.advance(atMs)
    controller.abort('enough')
    await expect(watching).rejects.toBe('enough')
    await stage.advance(0)
    expect(stage.timers()).toBe(0)
  })

  test('behavior: while asleep between polls', async () => {
    stage = createStage({}, { queueMs: 0, runMs: 60_000 })
    const job = await stage.play(stage.client.submit(ltx2ImageToVideo, input))
    const { signal } = new AbortController()
    const controller = new AbortController()
    const watching = (async () => {
      const options = { transport: 'poll', signal: controller.signal } as const
      for await (const _ of job.watch(options));
    })()
    watching.catch(() => {})
    await stage.advance(10_500)
    controller.abort('enough')
    await expect(watching).rejects.toBe('enough')
    expect(stage.timers()).toBe(0)
    expect(signal.aborted).toBe(false)
  })
})
