import { requireChromium } from '@falvideo/chromium'
import { chromium, type Page } from 'playwright'
import { onTestFinished } from 'vitest'

/** A page in the house's Chromium, closed with the test. */
export async function openPage(url: string): Promise<Page> {
  const browser = await chromium.launch({
    executablePath: requireChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  onTestFinished(() => browser.close())
  const page = await browser.newPage()
  await page.goto(url)
  return page
}
