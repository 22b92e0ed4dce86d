import { createFalClient } from '@fal-ai/client'
import { expect, test } from 'vitest'
import { authorizeByHeader, createBench, input } from './createBench.ts'

const id = 'fal-ai/ltx-2/image-to-video'

/** fal's own client, unchanged, with our route as its proxy. */
function createTheirs(user = 'ann') {
  const bench = createBench(
    { falClient: true, authorize: authorizeByHeader },
    { exposeHeaders: true },
  )
  const fal = createFalClient({
    proxyUrl: { url: 'http://app.test/api/fal/proxy', when: 'always' },
    fetch: (async (url: string | URL, init?: RequestInit) => {
      if (!String(url).startsWith('http://app.test')) {
        return bench.emulator.fetch(url, init)
      }
      const headers = new Headers(init?.headers)
      headers.set('x-user', user)
      return bench.handler(new Request(url, { ...init, headers }))
    }) as typeof fetch,
    retry: { maxRetries: 0 },
  })
  return { fal, ...bench }
}

test('default: subscribe', async () => {
  const { fal, emulator } = createTheirs()
  const result = await fal.subscribe(id, { input, pollInterval: 5, logs: true })
  expect(result.data).toMatchObject({ video: { url: expect.any(String) } })
  expect(emulator.ledger.spentUsd).toBe('0.36')
  // What the client calls the request id works for its other calls.
  const again = await fal.queue.result(id, { requestId: result.requestId })
  expect(again.data).toEqual(result.data)
})

test('behavior: subscribe, streaming', async () => {
  const { fal } = createTheirs()
  const result = await fal.subscribe(id, { input, mode: 'streaming' })
  expect(result.data).toMatchObject({ video: { url: expect.any(String) } })
})

test('behavior: queue and cancel', async () => {
  const { fal } = createTheirs()
  const { request_id: requestId } = await fal.queue.submit(id, { input })
  const status = await fal.queue.status(id, { requestId })
  expect(status.request_id).toBe(requestId)
})

test('behavior: upload', async () => {
  const { fal, emulator } = createTheirs()
  const url = await fal.storage.upload(
    new File([new Uint8Array(10)], 'a.png', { type: 'image/png' }),
  )
  expect((await emulator.fetch(url)).status).toBe(200)
})

test('behavior: upload in parts', async () => {
  const { fal, emulator } = createTheirs()
  // It takes parts above 90 MiB; fal's own proxy refuses those.
  const bytes = new Uint8Array(94_371_841).fill(7)
  const url = await fal.storage.upload(
    new File([bytes], 'a.mp4', { type: 'video/mp4' }),
  )
  const routes = emulator.requests.map(({ route }) => route)
  expect(routes.filter((route) => route === 'putPart').length).toBe(10)
  expect(routes.at(-1)).toBe('complete')
  expect((await emulator.fetch(url, { method: 'HEAD' })).status).toBe(200)
})

test('error: the request id alone, without the token in it', async () => {
  const { fal, emulator } = createTheirs()
  await fal.queue.submit(id, { input })
  const [job] = emulator.ledger.jobs
  await expect(
    fal.queue.status(id, { requestId: job?.requestId ?? '' }),
  ).rejects.toMatchObject({ status: 401 })
})

test('error: synchronous run and endpoints that are not listed', async () => {
  const { fal, emulator } = createTheirs()
  await expect(fal.run(id, { input })).rejects.toMatchObject({ status: 400 })
  await expect(
    fal.queue.submit('fal-ai/flux/dev', { input: { prompt: 'x' } }),
  ).rejects.toMatchObject({ status: 404 })
  expect(emulator.requests).toHaveLength(0)
})

test('error: a submit without an answer is not repeated', async () => {
  const { fal, emulator } = createTheirs()
  emulator.faults.add({ route: 'submit', kind: 'reset-after-accept' })
  await expect(fal.queue.submit(id, { input })).rejects.toMatchObject({
    status: 500,
  })
  expect(emulator.ledger.submits).toBe(1)
})
