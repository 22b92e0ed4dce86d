import { readFile, rm } from 'node:fs/promises'
import { createEmulator } from '@falvideo/emulator'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { installEnvironment } from '../src/installEnvironment.ts'
import { readTarball } from '../src/readTarball.ts'
import { runPnpm } from '../src/run.ts'

const endpoint = 'fal-ai/ltx-2/image-to-video'

let folder: URL

beforeAll(async () => {
  folder = await installEnvironment('typescript', inject('tarballs'))
})
afterAll(() => rm(folder, { recursive: true }))

test('every entry point is imported', async () => {
  const text = await readFile(new URL('entries.ts', folder), 'utf8')
  for (const [name, path] of Object.entries(inject('tarballs'))) {
    const { manifest } = await readTarball(path)
    const entries = Object.keys(manifest.exports)
      .map((entry) => name + entry.slice(1).replace('*', endpoint))
      .filter((entry) => !/^@falvideo\/emulator\/(vitest|msw)$/.test(entry))
    for (const entry of entries) expect(text).toContain(`'${entry}'`)
  }
})

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
