import { gzipSync } from 'node:zlib'
import { expect } from '@playwright/test'
import { test } from './test.ts'

test('the first load is under 150 kB of JavaScript', async ({ page }) => {
  const scripts: Promise<number>[] = []
  page.on('requestfinished', async (request) => {
    if (request.resourceType() !== 'script') return
    scripts.push(
      (async () => {
        const response = await request.response()
        return gzipSync((await response?.body()) ?? '').byteLength
      })(),
    )
  })
  await page.goto('/', { waitUntil: 'networkidle' })
  const sizes = await Promise.all(scripts)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  await test.info().attach(`first load: ${total} bytes gzip`, { body: '' })
  expect(total).toBeGreaterThan(50_000)
  expect(total).toBeLessThan(150_000)
})
