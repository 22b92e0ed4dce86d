import { expect, type Page } from '@playwright/test'

/** Fills in a prompt and clicks. A picture has to be there already. */
export async function startJob(page: Page, prompt: string) {
  await page.getByLabel('Prompt').fill(prompt)
  await page.getByRole('button', { name: 'Generate' }).click()
  await expect(page).toHaveURL(/#\/job\//)
}
