import { expect, type Page } from '@playwright/test'

/** Takes the built-in photograph. */
export async function pickSample(page: Page) {
  await page.getByRole('button', { name: 'Use the sample photograph' }).click()
  await expect(page.getByText(/dandelions\.jpg/)).toBeVisible()
}
