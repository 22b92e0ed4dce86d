import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const script = fileURLToPath(new URL('overhead.ts', import.meta.url))
const { resolve } = createRequire(import.meta.url)
const loader = pathToFileURL(resolve('tsx')).href

test('it measures, and the key is in nothing it says or sees', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--import',
    loader,
    script,
    '60',
  ])
  expect(stdout).toMatch(/^@falvideo\/server( +-?\d+\.\d\d){4}$/m)
  expect(stdout).toMatch(/^@fal-ai\/server-proxy( +-?\d+\.\d\d){4}$/m)
  expect(stdout).toMatch(/the key was in 0 of \d{3,} texts/)
})
