import { expect, test } from 'vitest'
import { commands } from 'vitest/browser'

test('behavior: bytes to the browser', async () => {
  const size = await commands.measureSize()
  await commands.print(`bytes, gzip: ${JSON.stringify(size)}`)
  expect(size.first).toBeLessThanOrEqual(10_000)
  expect(size.all).toBeLessThanOrEqual(27_000)
})
