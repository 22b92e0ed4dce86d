import { join } from 'node:path'
import { expect } from '@playwright/test'
import { dropFile } from './dropFile.ts'
import { test } from './test.ts'

const photograph = join(import.meta.dirname, '../public/dandelions.jpg')

test('no picture and no prompt are refused by name, and nothing is sent', async ({
  page,
  demo,
}) => {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url())
  })
  await page.goto('/')
  const generate = page.getByRole('button', { name: 'Generate' })
  const prompt = page.getByLabel('Prompt')
  const picture = page.locator('input[type=file]')
  await generate.click()
  await expect(page.getByText('Picture is required')).toBeVisible()
  await expect(picture).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByText('Prompt must not be empty')).toBeVisible()
  await expect(prompt).toHaveAttribute('aria-invalid', 'true')

  await dropFile(page, photograph)
  await expect(page.getByText('Picture is required')).toBeHidden()
  await generate.click()
  await expect(prompt).toHaveAttribute('aria-invalid', 'true')
  await expect(prompt).toBeFocused()
  await prompt.fill('x'.repeat(5001))
  await expect(page.getByText(/Prompt must have at most 5000/)).toBeVisible()
  expect(sent).toEqual([])
  expect((await demo.ledger()).submits).toBe(0)
})

test('a duration of 7 is refused by name, and nothing reaches fal', async ({
  page,
  demo,
}) => {
  await page.goto('/')
  const answer = await page.evaluate(async () => {
    const response = await fetch('/api/fal/fal-ai/ltx-2/image-to-video', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        image_url: 'https://example.com/a.jpg',
        prompt: 'A breeze',
        duration: 7,
      }),
    })
    return { status: response.status, body: await response.json() }
  })
  expect(answer.status).toBe(422)
  expect(answer.body.detail).toMatchObject([
    {
      loc: ['body', 'duration'],
      msg: expect.stringMatching(/duration must be .*6.*8.*10/i),
    },
  ])
  expect((await demo.ledger()).submits).toBe(0)
})
