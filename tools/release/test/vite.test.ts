import { readdir, readFile, rm } from 'node:fs/promises'
import { createEmulator } from '@falvideo/emulator'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { installEnvironment } from '../src/installEnvironment.ts'
import { runPnpm } from '../src/run.ts'
import { startProgram } from '../src/startProgram.ts'
import { openPage } from './openPage.ts'

const key = 'key-of-the-bundle-test:secret-of-the-bundle-test'
const emulator = createEmulator({ render: 'sample' })
let folder: URL
let env: Record<string, string>

beforeAll(async () => {
  const { url } = await emulator.listen()
  env = { FAL_KEY: key, VITE_UNUSED: 'x', FAL_URL: url }
  folder = await installEnvironment('vite', inject('tarballs'))
  await runPnpm(['check'], { folder })
  await runPnpm(['build'], { folder, env })
})

afterAll(async () => {
  await emulator.close()
  await rm(folder, { recursive: true })
})

test('the page makes a video', async () => {
  const server = await startProgram(
    process.execPath,
    ['server.js'],
    /http:\S+/,
    { folder, env },
  )
  try {
    const page = await openPage(server.match[0])
    await page.getByRole('button').click()
    const video = page.locator('video')
    await video.waitFor({ state: 'attached' })
    const source = await video.evaluate((element) => element.outerHTML)
    expect(source).toContain('.mp4')
    expect(emulator.ledger.submits).toBe(1)
  } finally {
    await server.stop()
  }
})

test('no server code and no key is in the bundle', async () => {
  const dist = new URL('dist/', folder)
  const names = await readdir(dist, { recursive: true })
  const files = names.filter((name) => /\.\w+$/.test(name))
  const texts = await Promise.all(
    files.map((name) => readFile(new URL(name, dist), 'utf8')),
  )
  const sources = texts
    .filter((_, index) => files[index]?.endsWith('.map'))
    .flatMap((text) => JSON.parse(text).sources as string[])

  // That the maps name what is inside shows in what must be there.
  expect(sources.filter((one) => one.includes('@falvideo/react/'))).not.toEqual(
    [],
  )
  expect(
    sources.filter((one) => /@falvideo\/(server|emulator)\/|node:/.test(one)),
  ).toEqual([])
  for (const secret of [key, ...key.split(':')])
    expect(texts.filter((text) => text.includes(secret))).toEqual([])
})
