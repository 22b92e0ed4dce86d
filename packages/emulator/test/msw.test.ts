import { fal } from '@fal-ai/client'
import { setupServer } from 'msw/node'
import { expect } from 'vitest'
import { createHandlers } from '../src/exports/msw.ts'
import { test as base } from '../src/exports/vitest.ts'
import { headers, textToVideo } from './helpers.ts'

const test = base.extend<{ intercepted: undefined }>({
  intercepted: [
    async ({ emulator }, use) => {
      const server = setupServer(...createHandlers(emulator))
      server.listen({ onUnhandledRequest: 'error' })
      await use(undefined)
      server.close()
    },
    { auto: true },
  ],
})

test("default: fal's client and its real addresses", async ({ emulator }) => {
  fal.config({ credentials: 'a:b' })
  const file = new Blob(['hello'], { type: 'text/plain' })
  const url = await fal.storage.upload(file)
  expect(url).toMatch(/^https:\/\/v3\.fal\.media\//)
  expect(await (await fetch(url)).text()).toBe('hello')
  const { data } = await fal.subscribe(textToVideo, {
    input: { prompt: 'a harbour' },
    pollInterval: 5,
  })
  expect(data.video.url).toMatch(/^https:\/\/v3\.fal\.media\//)
  const { data: again } = await fal.subscribe(textToVideo, {
    input: { prompt: 'a harbour' },
    mode: 'streaming',
  })
  expect(again.video.content_type).toBe('video/mp4')
  expect(emulator.ledger.spentUsd).toBe('0.72')
})

test('behavior: faults pass through', async ({ emulator }) => {
  const status = { route: 'submit', kind: 'status', status: 403 } as const
  emulator.faults.add(status)
  fal.config({ credentials: 'a:b' })
  const failed = fal.queue.submit(textToVideo, { input: { prompt: 'x' } })
  await expect(failed).rejects.toMatchObject({ status: 403 })
  emulator.faults.add({ route: 'submit', kind: 'reset-after-accept' })
  const url = `https://queue.fal.run/${textToVideo}`
  const broken = fetch(url, { method: 'POST', headers, body: '{"prompt":"x"}' })
  await expect(broken).rejects.toThrow(TypeError)
  expect(emulator.ledger.submits).toBe(1)
})
