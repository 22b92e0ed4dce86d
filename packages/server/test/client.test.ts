import { createClient } from '@falvideo/client'
import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
import { expect, test } from 'vitest'
import { createBench, input } from './createBench.ts'

const proxyUrl = 'http://app.test/api/fal'

function createOurs() {
  const bench = createBench()
  const client = createClient({
    proxyUrl,
    fetch: (request) => {
      const { headers, url } = request as Request
      if (!url.startsWith(proxyUrl)) return bench.emulator.fetch(request)
      headers.set('x-user', 'ann')
      return bench.handler(request as Request)
    },
  })
  return { client, ...bench }
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
