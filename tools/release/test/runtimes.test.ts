import { rm } from 'node:fs/promises'
import { createEmulator } from '@falvideo/emulator'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { installEnvironment } from '../src/installEnvironment.ts'
import { runPnpm } from '../src/run.ts'

let folder: URL

beforeAll(async () => {
  folder = await installEnvironment('runtimes', inject('tarballs'))
})
afterAll(() => rm(folder, { recursive: true }))

test.each(['deno', 'bun'])('%s makes a video', async (runtime) => {
  const emulator = createEmulator({ render: 'sample' })
  const { url } = await emulator.listen()
  const printed = await runPnpm([`start:${runtime}`, url], { folder })
  expect(printed).toContain('200 video/mp4')
  expect(emulator.ledger.submits).toBe(1)
  await emulator.close()
})

test('deno reads the types', async () => {
  await runPnpm(['check'], { folder })
})
