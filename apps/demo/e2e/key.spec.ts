import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { pickSample } from './pickSample.ts'
import { startDemo } from './startDemo.ts'
import { test } from './test.ts'
import { waitForVideo } from './waitForVideo.ts'

const id = '11111111-2222-3333-4444-555555555555'
const secret = 'c0ffee00c0ffee00c0ffee00c0ffee00'
const key = `${id}:${secret}`

test('the key is in nothing that the browser receives', async ({
  page,
  demo,
}) => {
  const live = await startDemo({
    FAL_KEY: key,
    DEMO_FAL_URL: demo.emulatorUrl,
  })
  const received: Promise<string>[] = []
  // What is still open at the end, such as a video being read in parts, has no
  // body to look at; its headers are looked at all the same.
  page.on('response', (response) => {
    received.push(Promise.resolve(JSON.stringify(response.headers())))
  })
  page.on('requestfinished', (request) => {
    received.push(
      request
        .response()
        .then((response) => response?.body())
        .then((body) => body?.toString('latin1') ?? '')
        // A redirect and a preflight have none.
        .catch(() => ''),
    )
  })
  await page.goto(live.url)
  await expect(page.getByText(/^Live:/)).toBeVisible()
  await pickSample(page)
  await page.getByLabel('Prompt').fill('A breeze')
  await page.getByRole('button', { name: 'Generate' }).click()
  await waitForVideo(page)
  // A refusal too: its text comes from the server.
  await page.evaluate(() =>
    fetch('/api/fal/fal-ai/unknown', { method: 'POST', body: '{}' }),
  )
  const all = (await Promise.all(received)).join('\n')
  expect(all.length).toBeGreaterThan(100_000)
  for (const part of [key, id, secret, btoa(key)]) {
    expect(all.includes(part)).toBe(false)
  }
  expect((await demo.ledger()).submits).toBe(1)
  await live.stop()
})

test('the key of the build machine is in no built file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'falvideo-build-'))
  execFileSync(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--outDir', folder],
    {
      cwd: join(import.meta.dirname, '..'),
      env: { ...process.env, FAL_KEY: key, VITE_FAL_KEY: key },
      stdio: 'ignore',
    },
  )
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((each) => each.isFile())
  expect(files.length).toBeGreaterThan(5)
  for (const { parentPath, name } of files) {
    const text = await readFile(join(parentPath, name), 'latin1')
    expect(text.includes(secret), name).toBe(false)
  }
  await rm(folder, { recursive: true })
})
