import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { pickSample } from './pickSample.ts'
import { startDemo } from './startDemo.ts'
import { startJob } from './startJob.ts'
import { test } from './test.ts'
import { waitForVideo } from './waitForVideo.ts'

/** A port that was free a moment ago. */
async function findPort(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return String(typeof address === 'object' ? address?.port : '')
}

test('what was made is there after a restart', async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'falvideo-demo-'))
  const env = { PORT: await findPort(), DEMO_DATA_FOLDER: folder }
  const first = await startDemo(env)
  await page.goto(first.url)
  await pickSample(page)
  await startJob(page, 'Still here')
  await waitForVideo(page)
  expect(await first.stop()).toBe(0)

  const second = await startDemo(env)
  await page.reload()
  const video = await waitForVideo(page)
  await expect
    .poll(() => video.evaluate((each: HTMLVideoElement) => each.readyState))
    .toBeGreaterThan(2)
  await second.stop()
  await rm(folder, { recursive: true })
})
