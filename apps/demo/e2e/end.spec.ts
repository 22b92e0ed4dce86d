import { expect, test } from '@playwright/test'
import { startDemo } from './startDemo.ts'

// npm, a shell, pnpm, a shell, the server: what `npx pnpm demo` is.
const command = ['bash', '../../.ci/pnpm', 'start']

test('ends with the npm that started it', async () => {
  const demo = await startDemo({}, command)
  expect((await fetch(demo.url)).status).toBe(200)
  await demo.stop()
  await expect(() => expect(fetch(demo.url)).rejects.toThrow()).toPass()
})
