import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { dropFile } from './dropFile.ts'
import { test } from './test.ts'
import { waitForVideo } from './waitForVideo.ts'

const ffprobe: string = createRequire(import.meta.url)(
  '@ffprobe-installer/ffprobe',
).path

const photograph = join(import.meta.dirname, '../public/dandelions.jpg')

type Probe = {
  streams: {
    codec_name: string
    width?: number
    height?: number
    avg_frame_rate: string
    duration: string
  }[]
}

function probe(file: string): Probe {
  const args = ['-v', 'error', '-show_streams', '-of', 'json', file]
  return JSON.parse(execFileSync(ffprobe, args, { encoding: 'utf8' }))
}

test('a photograph and a prompt become a video with sound', async ({
  page,
  demo,
}) => {
  await page.goto('/')
  await dropFile(page, photograph)
  await page.getByLabel('Prompt').fill('A slow push in, seeds in the wind')
  await page.getByRole('radio', { name: '8 s' }).check()
  await page.getByRole('radio', { name: '1440p' }).check()
  await page.getByRole('radio', { name: '50 fps' }).check()
  await expect(page.getByRole('switch', { name: 'Sound' })).toBeChecked()
  await expect(page.getByText('$0.96', { exact: true })).toBeVisible()
  await expect(page.getByText('8 s × $0.12')).toBeVisible()

  await page.getByRole('button', { name: 'Generate' }).click()
  const stage = page.getByRole('region', { name: 'Stage' })
  await expect(stage.getByRole('status')).toContainText('In the queue')
  await expect(stage.getByRole('status')).toContainText('Rendering')

  const video = await waitForVideo(page)
  await expect
    .poll(() => video.evaluate((each: HTMLVideoElement) => each.ended), {
      timeout: 60_000,
    })
    .toBe(true)
  expect(
    await video.evaluate((each: HTMLVideoElement) => each.duration),
  ).toBeCloseTo(8, 1)

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click(),
  ])
  const { streams } = probe(await download.path())
  expect(streams.map((stream) => stream.codec_name).sort()).toEqual([
    'aac',
    'h264',
  ])
  const picture = streams.find((stream) => stream.codec_name === 'h264')
  expect(picture).toMatchObject({
    width: 2560,
    height: 1440,
    avg_frame_rate: '50/1',
  })
  expect(Math.abs(Number(picture?.duration) - 8)).toBeLessThanOrEqual(1 / 50)

  const ledger = await demo.ledger()
  expect(ledger.submits).toBe(1)
  expect(ledger.spentUsd).toBe('0.96')
})

test('without sound there is no audio track', async ({ page }) => {
  await page.goto('/')
  await dropFile(page, photograph)
  await page.getByLabel('Prompt').fill('Still air')
  await page.getByRole('switch', { name: 'Sound' }).uncheck()
  await page.getByRole('button', { name: 'Generate' }).click()
  await waitForVideo(page)
  await expect(page.getByText('No sound track')).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click(),
  ])
  const { streams } = probe(await download.path())
  expect(streams.map((stream) => stream.codec_name)).toEqual(['h264'])
})
