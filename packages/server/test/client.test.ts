import { createClient } from '@falvideo/client'
import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
import { expect, test } from 'vitest'
import { createBench, input } from './createBench.ts'

const proxyUrl = 'http://app.test/api/fal'

function createOurs() {
  const bench = createBench()
  /** Requests that the page itself sends to fal. */
  const direct: string[] = []
  const client = createClient({
    proxyUrl,
    fetch: (request) => {
      const { headers, url } = request as Request
      if (!url.startsWith(proxyUrl)) {
        direct.push(`${request.method} ${new URL(url).host}`)
        return bench.emulator.fetch(request)
      }
      headers.set('x-user', 'ann')
      return bench.handler(request as Request)
    },
  })
  return { client, direct, ...bench }
}

test('default: generate', async () => {
  const { client, emulator } = createOurs()
  const { data, cost } = await client.generate(ltx2ImageToVideo, input)
  expect(data.video.url).toMatch(/^https:/)
  expect(cost.billed?.usd).toBe('0.36')
  expect(emulator.ledger.spentUsd).toBe('0.36')
})

test('behavior: attach in another process', async () => {
  const { client } = createOurs()
  const job = await client.submit(ltx2ImageToVideo, input)
  const again = await client.attach(JSON.parse(JSON.stringify(job)))
  expect(await again.wait()).toMatchObject({ status: 'completed' })
})

test('behavior: a large file in parts, joined by the handler', async () => {
  const { client, direct, emulator } = createOurs()
  const bytes = Uint8Array.from({ length: 95 }, (_, index) => index)
  const file = new Blob([bytes], { type: 'video/mp4' })
  const { url } = await client.upload(file, { partBytes: 10 })
  const stored = await emulator.fetch(url)
  expect(new Uint8Array(await stored.arrayBuffer())).toEqual(bytes)
  expect(new Set(direct)).toEqual(new Set(['PUT v3.fal.media']))
  const joined = emulator.requests.filter(({ route }) => route === 'complete')
  expect(joined).toHaveLength(1)
  expect(joined[0]?.headers.authorization).toBeUndefined()
})

test('behavior: a large file whose joining is answered in vain', async () => {
  const { client, emulator } = createOurs()
  // The beginning and ten parts go before it.
  emulator.faults.add({
    route: 'upload',
    kind: 'reset-after-accept',
    after: 11,
  })
  const file = new Blob([new Uint8Array(95)], { type: 'video/mp4' })
  const { url } = await client.upload(file, { partBytes: 10 })
  expect((await emulator.fetch(url)).status).toBe(200)
  expect(emulator.faults.active).toEqual([])
})

test('behavior: a result that breaks on the way is read again, and no ending', async () => {
  const { client, emulator } = createOurs()
  emulator.faults.add({ route: 'result', kind: 'garbled' })
  const { receipt } = await client.generate(ltx2ImageToVideo, input)
  expect(receipt.ending?.status).toBe('completed')
})

test('behavior: a "not yet" that breaks on the way is no ending either', async () => {
  const { client, emulator } = createOurs()
  emulator.faults.add({ route: 'result', kind: 'garbled' })
  emulator.faults.add({ route: 'result', kind: 'late' })
  const { receipt } = await client.generate(ltx2ImageToVideo, input)
  expect(receipt.ending?.status).toBe('completed')
})
