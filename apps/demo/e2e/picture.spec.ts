import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { pickSample } from './pickSample.ts'
import { test } from './test.ts'

const photograph = join(import.meta.dirname, '../public/dandelions.jpg')

/** A picture of a size, drawn by the browser. */
async function drawPicture(page: Page, width: number, height: number) {
  const address = await page.evaluate(
    ([w, h]) => {
      const canvas = document.createElement('canvas')
      canvas.width = w
      canvas.height = h
      canvas.getContext('2d')?.fillRect(0, 0, w / 2, h / 2)
      return canvas.toDataURL('image/png')
    },
    [width, height] as const,
  )
  return Buffer.from(address.split(',')[1] ?? '', 'base64')
}

test('a picture comes by dialog, is shown and can be removed', async ({
  page,
}) => {
  await page.goto('/')
  await page.locator('input[type=file]').setInputFiles(photograph)
  await expect(page.getByText('dandelions.jpg · 1920 × 1080')).toBeVisible()
  await expect(page.getByText('The frame that will be used')).toBeVisible()
  await page.getByRole('button', { name: 'Remove picture' }).click()
  await expect(
    page.getByRole('button', { name: 'Use the sample photograph' }),
  ).toBeVisible()
})

test('a picture comes by paste', async ({ page }) => {
  await page.goto('/')
  const data = (await readFile(photograph)).toString('base64')
  await page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
    const clipboardData = new DataTransfer()
    clipboardData.items.add(
      new File([bytes], 'pasted.jpg', { type: 'image/jpeg' }),
    )
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true }),
    )
  }, data)
  await expect(page.getByText('pasted.jpg · 1920 × 1080')).toBeVisible()
})

test('a picture comes by address, and one that is none is told', async ({
  page,
}) => {
  await page.route('https://pictures.example/**', async (route) =>
    route.request().url().endsWith('.jpg')
      ? route.fulfill({ path: photograph })
      : route.fulfill({ status: 404 }),
  )
  await page.goto('/')
  const byAddress = page.getByRole('button', { name: 'or its address' })
  await byAddress.click()
  await page
    .getByRole('textbox', { name: 'or its address' })
    .fill('https://pictures.example/missing.png')
  await page.getByRole('button', { name: 'Use', exact: true }).click()
  await expect(page.getByText('could not be read')).toBeVisible()

  await byAddress.click()
  const field = page.getByRole('textbox', { name: 'or its address' })
  await field.fill('https://pictures.example/field.jpg')
  await field.press('Enter')
  await expect(page.getByText('field.jpg · 1920 × 1080')).toBeVisible()
})

test('what is no picture is refused with the reason', async ({ page }) => {
  await page.goto('/')
  await page.locator('input[type=file]').setInputFiles({
    name: 'notes.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('not a picture'),
  })
  await expect(page.getByText('This picture could not be read')).toBeVisible()
})

test('a picture that does not fit says what will be cut', async ({ page }) => {
  await page.goto('/')
  await page.locator('input[type=file]').setInputFiles({
    name: 'square.png',
    mimeType: 'image/png',
    buffer: await drawPicture(page, 900, 900),
  })
  await expect(
    page.getByText('About 44% will be cut off at the top and bottom.'),
  ).toBeVisible()
  await expect(
    page.getByText('Smaller than 1080p, so it will be enlarged.'),
  ).toBeVisible()
})

test('another endpoint brings its own form and price', async ({ page }) => {
  await page.goto('/')
  await pickSample(page)
  await page.getByLabel('Prompt').fill('A breeze')
  const endpoint = page.getByLabel('Endpoint')

  await endpoint.selectOption('fal-ai/ltx-2/image-to-video/fast')
  await page.getByLabel('Duration').selectOption('20 s')
  await expect(page.getByText('$0.80', { exact: true })).toBeVisible()
  await expect(page.getByText('20 s × $0.04')).toBeVisible()

  // 20 s is none of its choices; the prompt is kept.
  await endpoint.selectOption('fal-ai/ltx-2.3/image-to-video')
  await expect(page.getByRole('radio', { name: '6 s' })).toBeChecked()
  await expect(page.getByLabel('Prompt')).toHaveValue('A breeze')
  await expect(page.getByRole('radio', { name: '9:16' })).toBeVisible()
  await expect(page.locator('input[type=file]')).toHaveCount(2)

  await endpoint.selectOption('fal-ai/ltx-2/text-to-video')
  await expect(page.locator('input[type=file]')).toHaveCount(0)
  await expect(page.getByText('No picture needed.')).toBeVisible()

  // What the first one had is still there.
  await endpoint.selectOption('fal-ai/ltx-2/image-to-video/fast')
  await expect(page.getByText('dandelions.jpg · 1920 × 1080')).toBeVisible()
  await expect(page.getByText('$0.80', { exact: true })).toBeVisible()
})
