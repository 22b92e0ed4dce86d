import { rm } from 'node:fs/promises'
import { createEmulator } from '@falvideo/emulator'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { installEnvironment } from '../src/installEnvironment.ts'
import { runPnpm } from '../src/run.ts'

let folder: URL

beforeAll(async () => {
  folder = await installEnvironment('typescript', inject('tarballs'))
})
afterAll(() => rm(folder, { recursive: true }))

test.each(['5.4:nodenext', '5.4:bundler', '7:nodenext', '7:bundler'])(
  'TypeScript %s',
  async (version) => {
    await runPnpm([`check:${version}`], { folder })
  },
)

test('what it compiled makes a video', async () => {
  const emulator = createEmulator({ render: 'sample' })
  const { url } = await emulator.listen()
  const env = { EMULATOR_URL: url }
  const printed = await runPnpm(['start'], { folder, env })
  expect(printed).toContain('200 video/mp4')
  expect(emulator.ledger.submits).toBe(1)
  await emulator.close()
})
