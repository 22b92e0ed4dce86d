import { expect } from '@playwright/test'
import { test } from './test.ts'
import { waitForVideo } from './waitForVideo.ts'

test('the whole way by keyboard alone', async ({ page }) => {
  await page.goto('/')
  const { keyboard } = page
  const focused = () => page.locator(':focus')
  async function tabTo(name: string | RegExp) {
    for (let step = 0; step < 60; step += 1) {
      await keyboard.press('Tab')
      const element = focused()
      const label = await element.evaluate(
        (each) =>
          each.getAttribute('aria-label') ??
          (each as HTMLInputElement).labels?.[0]?.textContent ??
          each.textContent ??
          '',
      )
      if (typeof name === 'string' ? label === name : name.test(label)) return
    }
    throw new Error(`The keyboard does not reach ${name}.`)
  }

  await keyboard.press('Tab')
  await expect(focused()).toHaveText('Skip to the content')
  await keyboard.press('Enter')
  await tabTo('Use the sample photograph')
  await keyboard.press('Enter')
  await expect(page.getByText(/dandelions\.jpg/)).toBeVisible()
  await tabTo(/^Prompt$/)
  await keyboard.type('By hand')
  await tabTo('6 s')
  await keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: '8 s' })).toBeChecked()
  await keyboard.press('ArrowLeft')
  await tabTo('Sound')
  await keyboard.press('Space')
  await expect(page.getByRole('switch', { name: 'Sound' })).not.toBeChecked()
  await tabTo('Generate')
  await keyboard.press('Enter')
  await waitForVideo(page)
})

test('with reduced motion nothing starts by itself', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/')
  await page.getByLabel('Endpoint').selectOption('fal-ai/ltx-2/text-to-video')
  await page.getByLabel('Prompt').fill('Rain on glass')
  await page.getByRole('button', { name: 'Generate' }).click()
  const video = await waitForVideo(page)
  await expect
    .poll(() => video.evaluate((each: HTMLVideoElement) => each.readyState))
    .toBeGreaterThan(2)
  expect(await video.evaluate((each: HTMLVideoElement) => each.paused)).toBe(
    true,
  )
})
