import { expect } from 'vitest'
import type { Emulator } from '../src/exports/index.ts'
import { test } from '../src/exports/vitest.ts'
import { send } from './helpers.ts'

type Initiated = { file_url: string; upload_url: string }
type Part = { partNumber: number; etag: string }

const initiate =
  'https://rest.fal.ai/storage/upload/initiate-multipart?storage_type=fal-cdn-v3'

/** An upload in parts, as fal's JavaScript client does one. */
async function start(emulator: Emulator) {
  const file = { content_type: 'video/mp4', file_name: 'a.mp4' }
  const init = { method: 'POST', body: JSON.stringify(file) }
  const { body } = await send<Initiated>(emulator, initiate, init)
  const { origin, pathname, search } = new URL(body.upload_url)
  const at = (suffix: string) => `${origin}${pathname}/${suffix}${search}`
  return {
    async put(partNumber: number, bytes: string): Promise<Part> {
      const init = { method: 'PUT', body: bytes }
      const url = at(String(partNumber))
      const { etag } = (await send<Part>(emulator, url, init)).body
      return { partNumber, etag }
    },
    async complete(parts: readonly Part[]) {
      const init = { method: 'POST', body: JSON.stringify({ parts }) }
      return (await send(emulator, at('complete'), init)).status
    },
    async read() {
      const answer = await emulator.fetch(body.file_url)
      return answer.status === 200 ? answer.text() : answer.status
    },
  }
}

test('default: in the order listed, not there before', async ({ emulator }) => {
  const upload = await start(emulator)
  const second = await upload.put(2, 'world')
  const first = await upload.put(1, 'hello ')
  expect(await upload.read()).toBe(404)
  expect(await upload.complete([first, second])).toBe(200)
  expect(await upload.read()).toBe('hello world')
})

test('error: parts that do not fit', async ({ emulator }) => {
  const upload = await start(emulator)
  const { etag } = await upload.put(1, 'first')
  for (const parts of [
    [],
    [{ partNumber: 1, etag: 'other' }],
    [{ partNumber: 2, etag }],
  ]) {
    expect(await upload.complete(parts)).toBe(400)
  }
  expect(await upload.complete([{ partNumber: 1, etag }])).toBe(200)
  expect(await upload.read()).toBe('first')
})

test('behavior: completed many times at once', async ({ emulator }) => {
  const upload = await start(emulator)
  const texts = Array.from({ length: 8 }, (_, n) => String(n).repeat(200_000))
  const parts = await Promise.all(
    texts.map((text, n) => upload.put(n + 1, text)),
  )
  const answers = Array.from({ length: 10 }, () => upload.complete(parts))
  expect(new Set(await Promise.all(answers))).toEqual(new Set([200]))
  expect(await upload.read()).toBe(texts.join(''))
})

test('behavior: completed again, as the answer was lost', async ({
  emulator,
}) => {
  const upload = await start(emulator)
  const parts = [await upload.put(1, 'whole')]
  emulator.faults.add({ route: 'upload', kind: 'reset-after-accept' })
  await expect(upload.complete(parts)).rejects.toThrow('fetch failed')
  expect(await upload.complete(parts)).toBe(200)
  expect(await upload.read()).toBe('whole')
  // Another list is another matter: its parts are gone.
  expect(await upload.complete([...parts, ...parts])).toBe(400)
  expect(await upload.read()).toBe('whole')
})

test('behavior: a part that comes twice, and at once', async ({ emulator }) => {
  const upload = await start(emulator)
  const same = 'x'.repeat(300_000)
  const puts = Array.from({ length: 6 }, () => upload.put(1, same))
  const [first] = await Promise.all(puts)
  if (!first) throw new Error('no part')
  expect(await upload.complete([first])).toBe(200)
  expect(await upload.read()).toBe(same)
})

test('behavior: a part that breaks off changes nothing', async ({
  emulator,
}) => {
  const upload = await start(emulator)
  const part = await upload.put(1, 'good')
  const { url = '' } = emulator.requests.at(-1) ?? {}
  const body = new ReadableStream({
    pull(controller) {
      controller.enqueue(Buffer.from('bad'))
      controller.error(new Error('gone'))
    },
  })
  const init = { method: 'PUT', body, duplex: 'half' } as RequestInit
  await expect(emulator.fetch(url, init)).rejects.toThrow('gone')
  expect(await upload.complete([part])).toBe(200)
  expect(await upload.read()).toBe('good')
})
