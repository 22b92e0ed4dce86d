// Run by leaks.test.ts only: each of these must fail for what it lets out.
import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { createBench } from '../createBench.ts'
import { testKey } from '../watchForKey.ts'

test('console', () => {
  // biome-ignore lint/suspicious/noConsole: it is what must be noticed.
  console.warn('The key is %s.', testKey)
})

test('standard output', () => {
  process.stderr.write(Buffer.from(testKey))
})

test('a response', async () => {
  // What redaction cannot know: the key in another spelling.
  const { submit } = createBench({
    fetch: async () => Response.json({ request_id: 'r1', is: btoa(testKey) }),
  })
  expect((await submit()).status).toBe(200)
})

test('a stream', async () => {
  const { submit, call } = createBench({
    fetch: async (_, init) =>
      init?.method === 'POST'
        ? Response.json({ request_id: 'r1' })
        : new Response(`data: ${btoa(testKey)}\n\n`, {
            headers: { 'content-type': 'text/event-stream' },
          }),
  })
  const { job, token } = await submit()
  await (await call('GET', `${job}/status/stream`, { token })).text()
})

test('an event', async () => {
  const { submit } = createBench({
    authorize: () => {
      throw new Error('No session.', { cause: new Error(testKey) })
    },
  })
  expect((await submit()).status).toBe(500)
})

test('another process', () => {
  const script = `process.stdout.write(${JSON.stringify(testKey)})`
  spawnSync(process.execPath, ['-e', script], { stdio: 'inherit' })
})

test('nothing', async () => {
  const { submit } = createBench()
  expect((await submit()).status).toBe(200)
})
