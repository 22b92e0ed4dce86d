import { createFalClient, type FalClient } from '@fal-ai/client'
import sharp from 'sharp'
import { describe, expect } from 'vitest'
import type { Emulator } from '../src/exports/index.ts'
import { test as base } from '../src/exports/vitest.ts'
import { imageToVideo, textToVideo } from './helpers.ts'
import { type Delivery, isSigned, receive } from './receiver.ts'

/** fal's own client, with nothing but the origin of its requests rewritten. */
const test = base.extend<{ fal: FalClient }>({
  fal: async ({ emulator }, use) => {
    const { url } = await emulator.listen()
    await use(
      createFalClient({
        credentials: 'test-key:test-secret',
        requestMiddleware: async (request) => ({
          ...request,
          url: request.url.replace('https://', `${url}/`),
        }),
      }),
    )
  },
})

const input = { prompt: 'a slow dolly through a pine forest' }

async function photograph(): Promise<Blob> {
  const bytes = await sharp({
    create: { width: 640, height: 360, channels: 3, background: '#c63' },
  })
    .png()
    .toBuffer()
  return new Blob([new Uint8Array(bytes)], { type: 'image/png' })
}

describe('subscribe', () => {
  const real = test.extend({
    emulatorOptions: { render: 'real', queueMs: 300, runMs: 0 },
  })

  real('polling: a picture becomes a video', async ({ emulator, fal }) => {
    const image = await fal.storage.upload(await photograph())
    const statuses: string[] = []
    const logs: string[] = []
    const { data, requestId } = await fal.subscribe(imageToVideo, {
      input: { ...input, image_url: image },
      logs: true,
      pollInterval: 50,
      onQueueUpdate(update) {
        statuses.push(update.status)
        if ('logs' in update) logs.push(...update.logs.map((l) => l.message))
      },
    })
    expect([...new Set(statuses)]).toEqual([
      'IN_QUEUE',
      'IN_PROGRESS',
      'COMPLETED',
    ])
    expect(logs.join()).toMatch(/Encoding \d0% \(frame \d+ of 150\)/)
    expect(data.video).toMatchObject({ width: 1920, height: 1080, duration: 6 })
    const init = { headers: { range: 'bytes=4-7' } }
    const video = await fetch(data.video.url, init)
    expect([video.status, await video.text()]).toEqual([206, 'ftyp'])
    expect(emulator.ledger).toMatchObject({
      spentUsd: '0.36',
      submits: 1,
      jobs: [{ requestId, endpoint: imageToVideo, billedUsd: '0.36' }],
    })
  })

  test('streaming', async ({ fal }) => {
    const statuses: string[] = []
    const { data } = await fal.subscribe(textToVideo, {
      input,
      mode: 'streaming',
      logs: true,
      onQueueUpdate: ({ status }) => statuses.push(status),
    })
    expect(data.video.content_type).toBe('video/mp4')
    expect(statuses.at(-1)).toBe('COMPLETED')
  })

  test('a file in the input is uploaded on its way', async ({ fal }) => {
    const image_url = (await photograph()) as unknown as string
    const { data } = await fal.subscribe(imageToVideo, {
      input: { ...input, image_url },
      pollInterval: 5,
    })
    expect(data.video.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v3\.fal\.media/)
  })

  test('error: a refused input is a ValidationError', async ({ fal }) => {
    const failed = fal.subscribe(textToVideo, {
      input: { prompt: '' },
      pollInterval: 5,
    })
    await expect(failed).rejects.toMatchObject({
      name: 'ValidationError',
      status: 422,
      fieldErrors: [{ type: 'string_too_short', loc: ['body', 'prompt'] }],
    })
  })
})

test('run', async ({ emulator, fal }) => {
  const { data, requestId } = await fal.run(textToVideo, { input })
  expect(data.video.content_type).toBe('video/mp4')
  expect(emulator.ledger.jobs).toMatchObject([{ requestId, via: 'run' }])
})

describe('queue', () => {
  const byHand = test.extend({
    emulatorOptions: { clock: 'manual', queueMs: 1_000, runMs: 1_000 },
  })

  byHand('submit, status, result', async ({ emulator, fal }) => {
    const { request_id: requestId, status } = await fal.queue.submit(
      textToVideo,
      { input, priority: 'low', startTimeout: 30 },
    )
    expect(status).toBe('IN_QUEUE')
    const read = () => fal.queue.status(textToVideo, { requestId, logs: true })
    expect(await read()).toMatchObject({ status: 'IN_QUEUE' })
    await emulator.control.advance(1_000)
    expect(await read()).toMatchObject({ status: 'IN_PROGRESS' })
    await emulator.control.advance(1_000)
    expect(await read()).toMatchObject({ status: 'COMPLETED' })
    const { data } = await fal.queue.result(textToVideo, { requestId })
    expect(data.video.file_name).toBe('video.mp4')
  })

  byHand('cancel, streamStatus', async ({ emulator, fal }) => {
    const { request_id: requestId } = await fal.queue.submit(textToVideo, {
      input,
    })
    const stream = await fal.queue.streamStatus(textToVideo, { requestId })
    await fal.queue.cancel(textToVideo, { requestId })
    expect(await stream.done()).toMatchObject({ status: 'COMPLETED' })
    const result = fal.queue.result(textToVideo, { requestId })
    await expect(result).rejects.toMatchObject({ status: 499 })
    const again = fal.queue.cancel(textToVideo, { requestId })
    await expect(again).rejects.toMatchObject({ status: 400 })
    expect(emulator.ledger.spentUsd).toBe('0.00')
  })
})

describe('webhookUrl', () => {
  /** A shop that takes webhooks in, on a port of its own. */
  const hooked = test
    .extend({ emulatorOptions: { allowPrivate: true } })
    .extend<{ hook: string; received: Delivery[] }>({
      // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern
      received: async ({}, use) => use([]),
      hook: async ({ received }, use) => {
        const receiver = await receive(received)
        await use(`${receiver.url}/hooks/fal?order=7&a=%2F`)
        receiver.close()
      },
    })

  async function isGenuine(emulator: Emulator, delivery: Delivery) {
    const address = `${emulator.url}/rest.fal.ai/.well-known/jwks.json`
    const { keys } = await (await fetch(address)).json()
    return isSigned(delivery, keys)
  }

  hooked('queue.submit', async ({ emulator, fal, hook, received }) => {
    const { request_id } = await fal.queue.submit(textToVideo, {
      input,
      webhookUrl: hook,
    })
    await expect.poll(() => received).toHaveLength(1)
    const [delivery] = received
    if (!delivery) throw new Error('nothing came')
    // Every character of the address has come through.
    expect(delivery.path).toBe(new URL(hook).pathname + new URL(hook).search)
    expect(await isGenuine(emulator, delivery)).toBe(true)
    const { data } = await fal.queue.result(textToVideo, {
      requestId: request_id,
    })
    expect(JSON.parse(delivery.body)).toMatchObject({
      request_id,
      status: 'OK',
      payload: data,
    })
    // What it says can be used: the address leads to the video.
    expect((await fetch(data.video.url)).status).toBe(200)
  })

  hooked('subscribe', async ({ emulator, fal, hook, received }) => {
    const { requestId } = await fal.subscribe(textToVideo, {
      input,
      webhookUrl: hook,
      pollInterval: 5,
    })
    await expect.poll(() => received).toHaveLength(1)
    const [delivery] = received
    if (!delivery) throw new Error('nothing came')
    expect(await isGenuine(emulator, delivery)).toBe(true)
    expect(JSON.parse(delivery.body).request_id).toBe(requestId)
  })

  hooked(
    'error: a refused input',
    async ({ emulator, fal, hook, received }) => {
      await fal.queue.submit(textToVideo, {
        input: { prompt: '' },
        webhookUrl: hook,
      })
      await expect.poll(() => received).toHaveLength(1)
      const [delivery] = received
      if (!delivery) throw new Error('nothing came')
      expect(await isGenuine(emulator, delivery)).toBe(true)
      expect(JSON.parse(delivery.body)).toMatchObject({
        status: 'ERROR',
        payload: { detail: [{ type: 'string_too_short' }] },
      })
    },
  )
})

describe('storage', () => {
  test('small', async ({ fal }) => {
    const url = await fal.storage.upload(await photograph())
    const back = await fetch(url)
    expect(back.headers.get('content-type')).toBe('image/png')
    expect(await back.arrayBuffer()).toEqual(
      await (await photograph()).arrayBuffer(),
    )
  })

  test('over 90 MB, in parts', async ({ emulator, fal }) => {
    const bytes = new Uint8Array(91 * 1024 * 1024).map((_, n) => n >> 12)
    const file = new File([bytes], 'long.mov', { type: 'video/quicktime' })
    const url = await fal.storage.upload(file)
    const parts = emulator.requests.filter(({ route }) => route === 'putPart')
    expect(parts).toHaveLength(10)
    const back = Buffer.from(await (await fetch(url)).arrayBuffer())
    expect(back.equals(bytes)).toBe(true)
  })

  test('lifecycle', async ({ emulator, fal }) => {
    const url = await fal.storage.upload(await photograph(), {
      lifecycle: { expiresIn: '1h' },
    })
    expect((await fetch(url)).status).toBe(200)
    expect(
      emulator.requests.find(({ route }) => route === 'initiate')?.headers,
    ).toHaveProperty('x-fal-object-lifecycle')
  })
})
