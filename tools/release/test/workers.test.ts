import { rm } from 'node:fs/promises'
import { createClient, generateVideo } from '@falvideo/client'
import { createEmulator } from '@falvideo/emulator'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { installEnvironment } from '../src/installEnvironment.ts'
import { runPnpm } from '../src/run.ts'
import { startProgram } from '../src/startProgram.ts'
import { input } from './input.ts'

const emulator = createEmulator({ render: 'sample' })
let folder: URL
let url: string
let stop: (() => Promise<void>) | undefined

beforeAll(async () => {
  folder = await installEnvironment('workers', inject('tarballs'))
  await runPnpm(['check'], { folder })
  await runPnpm(['build'], { folder })
  const env = {
    FAL_KEY: 'id:secret',
    FAL_URL: (await emulator.listen()).url,
  }
  const program = await startProgram(
    'node_modules/.bin/workerd',
    ['serve', 'config.capnp', '--control-fd=1'],
    /"socket":"http","port":(\d+)/,
    { folder, env },
  )
  url = `http://127.0.0.1:${program.match[1]}`
  stop = program.stop
})

afterAll(async () => {
  await stop?.()
  await emulator.close()
  await rm(folder, { recursive: true })
})

test('the client makes a video in a worker', async () => {
  const body = JSON.stringify(input)
  const response = await fetch(url, { method: 'POST', body })
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({
    video: { content_type: 'video/mp4' },
  })
})

test('the handler keeps the key in a worker', async () => {
  const client = createClient({
    proxyUrl: `${url}/api/fal`,
    proxyHeaders: () => ({ 'x-user': 'ada' }),
  })
  const { data } = await generateVideo(client, input)
  expect((await fetch(data.video.url)).headers.get('content-type')).toBe(
    'video/mp4',
  )
})

test('error: nobody is let in without a name', async () => {
  const client = createClient({ proxyUrl: `${url}/api/fal` })
  await expect(generateVideo(client, input)).rejects.toMatchObject({
    name: 'AuthenticationError',
  })
})
