import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from 'vitest'
import { createEmulator, type EmulatorOptions } from '../src/exports/index.ts'
import { send, submit } from './helpers.ts'

const test = base.extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'data-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
})

const options: EmulatorOptions = {
  render: 'sample',
  clock: 'manual',
  seed: 3,
  queueMs: 1_000,
  runMs: 1_000,
}

test('default: jobs, files and ledger survive', async ({ folder }) => {
  const first = createEmulator({ ...options, dataFolder: folder })
  const done = await submit(first)
  await first.control.advance(2_000)
  const running = await submit(first)
  await first.control.advance(1_500)
  const waiting = await submit(first)
  const before = await send<{ video: { url: string } }>(
    first,
    done.response_url,
  )
  // Not closed: what was killed had no time to say goodbye either.
  await appendFile(join(folder, 'journal.jsonl'), '{"kind":"sta')

  const second = createEmulator({ ...options, dataFolder: folder })
  expect(await send(second, done.response_url)).toEqual(before)
  const { url } = before.body.video
  expect((await second.fetch(url)).headers.get('content-length')).toBe('5629')
  expect(second.ledger).toMatchObject({ spentUsd: '0.36', submits: 3 })
  // Its runner is gone, so it goes back to the queue.
  const state = await send(second, running.status_url)
  expect(state.body.status).toBe('IN_QUEUE')
  await second.control.advance(5_000)
  for (const { response_url } of [running, waiting]) {
    expect((await send(second, response_url)).status).toBe(200)
  }
  expect(second.ledger.spentUsd).toBe('1.08')
  const fresh = await submit(second)
  const ids = [done, running, waiting].map((job) => job.request_id)
  expect(ids).not.toContain(fresh.request_id)

  second.reset()
  await second.close()
  const third = createEmulator({ ...options, dataFolder: folder })
  expect(third.ledger).toMatchObject({ spentUsd: '0.00', submits: 0 })
  await third.close()
  await first.close()
})
