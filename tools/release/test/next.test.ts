import { rm } from 'node:fs/promises'
import { createEmulator } from '@falvideo/emulator'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { installEnvironment } from '../src/installEnvironment.ts'
import { runPnpm } from '../src/run.ts'
import { type Program, startProgram } from '../src/startProgram.ts'
import { openPage } from './openPage.ts'

const emulator = createEmulator({ render: 'sample' })
let folder: URL
let server: Program | undefined

beforeAll(async () => {
  const env = {
    FAL_KEY: 'id:secret',
    FAL_URL: (await emulator.listen()).url,
    NEXT_TELEMETRY_DISABLED: '1',
  }
  folder = await installEnvironment('next', inject('tarballs'))
  // Builds and checks the types.
  await runPnpm(['build'], { folder, env })
  server = await startProgram(
    'node_modules/.bin/next',
    ['start', '--hostname', '127.0.0.1', '--port', '0'],
    /http:\/\/127\.0\.0\.1:\d+/,
    { folder, env },
  )
})

afterAll(async () => {
  await server?.stop()
  await emulator.close()
  await rm(folder, { recursive: true })
})

test('a page rendered on the server makes a video', async () => {
  const page = await openPage(server?.match[0] ?? '')
  expect(await page.getByRole('heading').textContent()).toContain('$0.48')
  await page.getByRole('button').click()
  const video = page.locator('video')
  await video.waitFor({ state: 'attached' })
  const source = await video.evaluate((element) => element.outerHTML)
  expect(source).toContain('.mp4')
  expect(emulator.ledger.submits).toBe(1)
})
