import { expect } from '@playwright/test'
import { pickSample } from './pickSample.ts'
import { startJob } from './startJob.ts'
import { test } from './test.ts'

test('a fault is armed in the drawer, and what follows is seen', async ({
  page,
}) => {
  await page.goto('/')
  await pickSample(page)
  await page.getByRole('button', { name: 'The emulator' }).click()
  const drawer = page.getByRole('dialog', { name: 'The emulator' })
  await drawer
    .getByRole('button', { name: 'Arm: lose the reply to the submit' })
    .click()
  await expect(drawer.getByText('Armed')).toBeVisible()
  await drawer.getByRole('slider', { name: 'Time in the queue' }).fill('30')
  await expect(drawer.getByText('30 s')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()

  await startJob(page, 'Into the dark')
  const stage = page.getByRole('region', { name: 'Stage' })
  await expect(stage.getByRole('alert')).toContainText('Outcome unknown')

  await page.getByRole('button', { name: 'The emulator' }).click()
  // Used up by that one submit; fal counted the job all the same.
  await expect(drawer.getByText('Armed')).toBeHidden()
  await expect(
    drawer.getByRole('definition').filter({ hasText: /^1$/ }),
  ).toHaveCount(2)
})
