import { expect, type Page } from '@playwright/test'

/** The finished video on the stage. A render takes what the machine gives. */
export async function waitForVideo(page: Page) {
  const stage = page.getByRole('region', { name: 'Stage' })
  const video = stage.getByLabel('Video', { exact: true })
  await expect(video).toBeVisible({ timeout: 400_000 })
  return video
}
