import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const config = fileURLToPath(new URL('vitest.config.ts', import.meta.url))
const { resolve } = createRequire(import.meta.url)
const runner = join(dirname(resolve('vitest/package.json')), 'vitest.mjs')

/** Runs the tests that leak. What they print has the key, so it stays here. */
function runLeaks(name: string): Promise<{ code: unknown; output: string }> {
  const args = [runner, 'run', '--config', config, '-t', name]
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...args, '--reporter=tap-flat'],
      (error, stdout, stderr) =>
        resolve({ code: error?.code ?? 0, output: stdout + stderr }),
    )
  })
}

test('what a test lets out fails it', async () => {
  const { code, output } = await runLeaks('')
  const verdicts = [...output.matchAll(/^(not ok|ok) .*leak\.ts > (.*?) #/gm)]
  expect(verdicts.map(([, verdict, name]) => `${verdict}: ${name}`)).toEqual([
    'not ok: console',
    'not ok: standard output',
    'not ok: a response',
    'not ok: a stream',
    'not ok: an event',
    // No test sees it; the run does.
    'ok: another process',
    'ok: nothing',
  ])
  expect(output).toContain('The key got out')
  expect(code).toBe(1)
})

test.each([
  ['another process', 1, 'The key was in the output of the run.'],
  ['nothing', 0, 'the key was in none of'],
])('the run: %s', async (name, code, text) => {
  const run = await runLeaks(name)
  expect(run.code).toBe(code)
  expect(run.output).toContain(text)
})
