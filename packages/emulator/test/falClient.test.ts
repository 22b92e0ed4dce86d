import { createFalClient } from '@fal-ai/client'
import sharp from 'sharp'
import { afterEach, expect, test } from 'vitest'
import { createEmulator, type Emulator } from '../src/exports/index.ts'

const endpoint = 'fal-ai/ltx-2/image-to-video'
let emulator: Emulator

afterEach(() => emulator.close())

/** fal's own client, with nothing but the origin of its requests rewritten. */
async function connect(options: Parameters<typeof createEmulator>[0]) {
  emulator = createEmulator(options)
  const { url } = await emulator.listen()
  return createFalClient({
    credentials: 'test-key:test-secret',
    requestMiddleware: async (request) => ({
      ...request,
      url: request.url.replace('https://', `${url}/`),
    }),
  })
}

async function photograph(): Promise<Blob> {
  const bytes = await sharp({
    create: { width: 640, height: 360, channels: 3, background: '#c63' },
  })
    .png()
    .toBuffer()
  return new Blob([new Uint8Array(bytes)], { type: 'image/png' })
}

test('subscribe: polling, with a real video', async () => {
  const fal = await connect({ queueMs: 100, runMs: 0 })
  const image = await fal.storage.upload(await photograph())
  const statuses: string[] = []
  const { data, requestId } = await fal.subscribe(endpoint, {
    input: { image_url: image, prompt: 'a slow dolly' },
    logs: true,
    pollInterval: 50,
    onQueueUpdate: ({ status }) => statuses.push(status),
  })
  expect(new Set(statuses)).toEqual(
    new Set(['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED']),
  )
  expect(data.video).toMatchObject({ width: 1920, height: 1080, duration: 6 })
  const video = await fetch(data.video.url, { headers: { range: 'bytes=4-7' } })
  expect(video.status).toBe(206)
  expect(await video.text()).toBe('ftyp')
  expect(emulator.ledger).toMatchObject({
    spentUsd: '0.36',
    submits: 1,
    jobs: [{ requestId, endpoint, status: 'COMPLETED', billedUsd: '0.36' }],
  })
})

test('subscribe: streaming', async () => {
  const fal = await connect({ render: 'sample' })
  const image = await fal.storage.upload(await photograph())
  const { data } = await fal.subscribe(endpoint, {
    input: { image_url: image, prompt: 'a slow dolly' },
    mode: 'streaming',
    logs: true,
  })
  expect(data.video.content_type).toBe('video/mp4')
})
