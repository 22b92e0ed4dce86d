import { expect, type Page } from '@playwright/test'

/** The finished video on the stage. A render takes what the machine gives. */
export async function waitForVideo(page: Page) {
  const video = page.getByRole('region', { name: 'Stage' }).locator('video')
  await expect(video).toBeVisible({ timeout: 400_000 })
  return video
}
