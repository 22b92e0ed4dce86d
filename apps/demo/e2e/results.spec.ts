import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { pickSample } from './pickSample.ts'
import { startJob } from './startJob.ts'
import { test } from './test.ts'
import { waitForVideo } from './waitForVideo.ts'

test('two results are compared, kept, exported and deleted', async ({
  page,
}) => {
  await page.goto('/')
  await pickSample(page)
  await startJob(page, 'Morning, "soft"')
  const video = await waitForVideo(page)

  // Muted first, sound with a click.
  const muted = () => video.evaluate((each: HTMLVideoElement) => each.muted)
  expect(await muted()).toBe(true)
  await page.getByRole('button', { name: 'Turn sound on' }).click()
  expect(await muted()).toBe(false)
  await expect(page.getByText('1920 × 1080 · 6 s · 25 fps')).toBeVisible()

  // The last frame becomes the next picture.
  await page.getByRole('button', { name: 'Use last frame' }).click()
  await expect(page.getByText('last-frame.jpg · 1920 × 1080')).toBeVisible()
  await startJob(page, '=Evening')
  await waitForVideo(page)

  await page.getByRole('link', { name: 'Gallery' }).click()
  await expect(page.getByText('2 videos, $0.72 paid')).toBeVisible()
  await page.getByRole('searchbox').fill('evening')
  await expect(page.getByText('1 video, $0.36 paid')).toBeVisible()
  await page.getByRole('searchbox').fill('')

  const save = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).click(),
    ])
    return readFile(await download.path(), 'utf8')
  }
  const lines = (await save('Export CSV')).trim().split('\r\n')
  expect(lines).toHaveLength(3)
  expect(lines[0]).toContain('prompt,duration,resolution')
  // A spreadsheet must not take it for a formula.
  expect(lines[1]).toContain(",'=Evening,6,1080p,25,true,0.36,0.36,")
  expect(lines[2]).toContain(',"Morning, ""soft""",6,')
  const jobs = JSON.parse(await save('Export JSON'))
  expect(jobs).toMatchObject([
    { input: { prompt: '=Evening' }, ending: { billedUsd: '0.36' } },
    { input: { prompt: 'Morning, "soft"' } },
  ])

  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await page.getByRole('button', { name: 'Compare two' }).click()
  const [first, second] = [
    page.getByLabel('Video 1'),
    page.getByLabel('Video 2'),
  ]
  await page.getByRole('slider', { name: 'Position' }).fill('2')
  const time = (each: HTMLVideoElement) => each.currentTime
  await expect.poll(() => first.evaluate(time)).toBe(2)
  await expect.poll(() => second.evaluate(time)).toBe(2)
  await page.getByRole('button', { name: 'Play' }).click()
  await expect.poll(() => first.evaluate(time)).toBeGreaterThan(2.5)
  await page.getByRole('button', { name: 'Pause' }).click()
  const apart = (await first.evaluate(time)) - (await second.evaluate(time))
  expect(Math.abs(apart)).toBeLessThan(0.2)

  await page.goBack()
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: 'Delete' }).click()
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText('Delete this video')
  await question.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('1 video, $0.36 paid')).toBeVisible()
  await page.reload()
  await expect(page.getByText('1 video, $0.36 paid')).toBeVisible()
})

test('a result that is gone says so', async ({ page, demo }) => {
  await page.goto('/')
  await pickSample(page)
  await startJob(page, 'Soon gone')
  await waitForVideo(page)
  await demo.reset()
  await page.reload()
  await expect(page.getByText('This video has expired')).toBeVisible()
  await page.getByRole('button', { name: 'Use these settings' }).click()
  await expect(page.getByLabel('Prompt')).toHaveValue('Soon gone')
})
