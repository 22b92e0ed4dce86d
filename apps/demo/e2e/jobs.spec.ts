import { expect } from '@playwright/test'
import { pickSample } from './pickSample.ts'
import { startJob } from './startJob.ts'
import { test } from './test.ts'
import { waitForVideo } from './waitForVideo.ts'

test('two jobs side by side outlive a reload in the middle', async ({
  page,
  demo,
}) => {
  await demo.settings({ queueMs: 3000 })
  await page.goto('/')
  await pickSample(page)
  await startJob(page, 'First')
  const stage = page.getByRole('region', { name: 'Stage' })
  await expect(stage.getByRole('status')).toContainText('In the queue')
  await startJob(page, 'Second')
  await expect.poll(async () => (await demo.ledger()).submits).toBe(2)

  await page.getByLabel('Prompt').fill('A third, not sent yet')
  await page.reload()
  await expect(page.getByLabel('Prompt')).toHaveValue('A third, not sent yet')
  const strip = page.getByRole('navigation', { name: 'Your videos' })
  await expect(strip.getByRole('button', { name: /First/ })).toBeVisible()
  await waitForVideo(page)
  await expect(stage.getByText('Second').first()).toBeVisible()
  await expect(
    strip.getByRole('button', { name: /\$0\.36 First/ }),
  ).toBeVisible({ timeout: 400_000 })
  await strip.getByRole('button', { name: /First/ }).click()
  await waitForVideo(page)
  const { submits, spentUsd } = await demo.ledger()
  expect({ submits, spentUsd }).toEqual({ submits: 2, spentUsd: '0.72' })
})

test('a double click is one job', async ({ page, demo }) => {
  await demo.settings({ queueMs: 60_000 })
  await page.goto('/')
  await pickSample(page)
  await page.getByLabel('Prompt').fill('Twice')
  await page.getByRole('button', { name: 'Generate' }).dblclick()
  const stage = page.getByRole('region', { name: 'Stage' })
  await expect(stage.getByRole('status')).toContainText('In the queue')
  await expect(page.getByRole('button', { name: 'Generate' })).toBeEnabled()
  expect((await demo.ledger()).submits).toBe(1)
})

test('a cancel in the queue says that nothing was billed', async ({
  page,
  demo,
}) => {
  await demo.settings({ queueMs: 60_000, crowd: 4 })
  await page.goto('/')
  await pickSample(page)
  await startJob(page, 'Too early')
  const stage = page.getByRole('region', { name: 'Stage' })
  await expect(stage.getByRole('status')).toContainText('ahead of you')
  await stage.getByRole('button', { name: 'Cancel' }).click()
  await expect(stage.getByRole('alert')).toContainText('Cancelled')
  await expect(stage.getByRole('alert')).toContainText('Nothing was billed.')
  expect((await demo.ledger()).spentUsd).toBe('0.00')

  // What was asked for goes back into the form.
  await page.getByLabel('Prompt').fill('')
  await stage.getByRole('button', { name: 'Use these settings' }).click()
  await expect(page.getByLabel('Prompt')).toHaveValue('Too early')
})

test('a lost reply to the submit is told, and not sent again', async ({
  page,
  demo,
}) => {
  await demo.fault({ route: 'submit', kind: 'reset-after-accept' })
  await page.goto('/')
  await pickSample(page)
  await startJob(page, 'Lost')
  const stage = page.getByRole('region', { name: 'Stage' })
  await expect(stage.getByRole('alert')).toContainText('Outcome unknown')
  await expect(stage.getByRole('alert')).toContainText('not sent again')
  expect((await demo.ledger()).submits).toBe(1)
})

test('a refusal by the content policy names what it is about', async ({
  page,
  demo,
}) => {
  await demo.fault({ route: 'submit', kind: 'content-policy' })
  await page.goto('/')
  await pickSample(page)
  await startJob(page, 'Something forbidden')
  const stage = page.getByRole('region', { name: 'Stage' })
  await expect(stage.getByRole('alert')).toContainText('Failed')
  await expect(stage.getByRole('alert')).toContainText(/Prompt|Picture/)
})

test('a job goes on while the page is offline', async ({
  page,
  context,
  demo,
}) => {
  await demo.settings({ queueMs: 2000 })
  await page.goto('/')
  await pickSample(page)
  await startJob(page, 'Through a tunnel')
  const stage = page.getByRole('region', { name: 'Stage' })
  await expect(stage.getByRole('status')).toContainText('In the queue')
  await context.setOffline(true)
  await expect
    .poll(async () => (await demo.ledger()).jobs[0]?.status, {
      timeout: 400_000,
    })
    .toBe('COMPLETED')
  await expect(stage.getByLabel('Video', { exact: true })).toBeHidden()
  await context.setOffline(false)
  await waitForVideo(page)
  expect((await demo.ledger()).submits).toBe(1)
})

test('the spending limit counts what runs, and stops what is over it', async ({
  page,
  demo,
}) => {
  await demo.settings({ queueMs: 60_000 })
  await page.goto('/')
  await page.getByLabel(/Spending limit/).fill('0.50')
  await pickSample(page)
  await startJob(page, 'Within')
  await expect(page.getByText('$0.36 spent')).toBeVisible()
  await expect(page.getByText(/Over your limit: \$0\.14 is left/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Generate' })).toBeDisabled()
  await page.getByLabel(/Spending limit/).fill('2')
  await expect(page.getByRole('button', { name: 'Generate' })).toBeEnabled()
})

test('a page closed during the upload says that nothing was sent', async ({
  page,
  demo,
}) => {
  await demo.fault({ route: 'upload', kind: 'hang' })
  await page.goto('/')
  await pickSample(page)
  await startJob(page, 'Closed too soon')
  const stage = page.getByRole('region', { name: 'Stage' })
  await expect(stage.getByRole('status')).toContainText('Uploading')
  await page.reload()
  await expect(stage.getByRole('alert')).toContainText('Nothing was billed.')
  expect((await demo.ledger()).submits).toBe(0)
})
