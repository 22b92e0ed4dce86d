import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { pickSample } from './pickSample.ts'
import { startJob } from './startJob.ts'
import { test } from './test.ts'
import { waitForVideo } from './waitForVideo.ts'

const themes = ['light', 'dark'] as const

/** Takes a picture of a view in both themes, and lets axe look at it. */
async function look(page: Page, name: string) {
  const { project } = test.info()
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme })
    const file = `${name}-${project.name}-${colorScheme}.png`
    await page.screenshot({
      path: join(import.meta.dirname, '../screenshots', file),
      fullPage: true,
      animations: 'disabled',
    })
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
      .analyze()
    const found = violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      targets: nodes.map((node) => node.target.join(' ')),
    }))
    expect.soft(found, `${name}, ${colorScheme}`).toEqual([])
  }
  // Nothing sticks out to the side.
  const overflow = await page.evaluate(
    (width) => document.documentElement.scrollWidth - width,
    // Not the window's: a phone zooms out to what sticks out.
    page.viewportSize()?.width ?? 0,
  )
  expect
    .soft(overflow, `${name} is wider than the screen`)
    .toBeLessThanOrEqual(0)
}

test('before and at the click', async ({ page, demo }) => {
  await demo.settings({ queueMs: 60_000, crowd: 5 })
  await page.goto('/')
  await expect(page.getByText('Take it home')).toBeVisible()
  await look(page, '1-empty')
  await page.getByRole('button', { name: 'Generate' }).click()
  await expect(page.getByText('Prompt must not be empty')).toBeVisible()
  await look(page, '2-refused')
  await page.reload()
  await pickSample(page)
  await look(page, '3-picture')
  await startJob(page, 'A slow push in, seeds in the wind')
  await expect(page.getByText('ahead of you').first()).toBeVisible()
  await look(page, '4-queued')
})

test('while it runs, and after', async ({ page, demo }) => {
  await demo.settings({ runMs: 60_000 })
  await page.goto('/')
  await pickSample(page)
  await startJob(page, 'The camera drifts left, light in the grass')
  const stage = page.getByRole('region', { name: 'Stage' })
  await expect(stage.getByRole('status')).toContainText('Rendering')
  await expect(stage.getByRole('list').last()).not.toBeEmpty()
  await look(page, '5-running')
  await stage.getByRole('button', { name: 'Cancel' }).click()
  await expect(stage.getByRole('alert')).toContainText('Cancelled')
  await look(page, '6-cancelled')

  await demo.settings({ runMs: 0 })
  for (const prompt of ['Golden hour, a breeze', 'Dusk, the light goes']) {
    await startJob(page, prompt)
    const video = await waitForVideo(page)
    await video.evaluate((each: HTMLVideoElement) => {
      each.pause()
      each.currentTime = 1
    })
  }
  await look(page, '7-result')
  await page.getByRole('link', { name: 'Gallery' }).click()
  await expect(page.getByRole('heading', { name: 'Gallery' })).toBeVisible()
  await look(page, '8-gallery')
  for (const name of ['Golden', 'Dusk']) {
    await page.getByRole('checkbox', { name: new RegExp(name) }).check()
  }
  await look(page, '9-marked')
  await page.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await look(page, '10-delete')
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.getByRole('button', { name: 'Compare two' }).click()
  await expect(page.getByLabel('Video 2')).toBeVisible()
  await look(page, '11-compare')
  await page.getByRole('button', { name: 'The emulator' }).click()
  await expect(page.getByRole('dialog')).toContainText('Next time')
  await look(page, '12-levers')
})

test('what went wrong', async ({ page, demo }) => {
  await demo.fault({ route: 'submit', kind: 'content-policy' })
  await page.goto('/')
  await pickSample(page)
  await startJob(page, 'Something forbidden')
  await expect(page.getByRole('alert').first()).toContainText('Failed')
  await look(page, '13-failed')
  await demo.fault({ route: 'submit', kind: 'reset-after-accept' })
  await startJob(page, 'Into the dark')
  await expect(page.getByText('Outcome unknown').first()).toBeVisible()
  await look(page, '14-unknown')
})
