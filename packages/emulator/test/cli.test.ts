import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readArguments } from '../src/readArguments.ts'
import { headers, textToVideo } from './helpers.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Starts the command line as `pnpm emulator` does. */
function start(...words: string[]) {
  const command = ['--import', 'tsx', 'src/cli.ts', ...words]
  return spawn(process.execPath, command, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

test('default: one line of JSON, and it works', async () => {
  const fault = 'submit:status,status=503,times=1'
  const child = start('--port', '0', '--render', 'sample', '--fault', fault)
  const lines = createInterface({ input: child.stdout })
  const [line] = await once(lines, 'line')
  const { url } = JSON.parse(line)
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  const submit = () =>
    fetch(`${url}/queue.fal.run/${textToVideo}`, {
      method: 'POST',
      headers,
      body: '{"prompt":"a lake"}',
    })
  expect((await submit()).status).toBe(503)
  expect((await submit()).status).toBe(200)
  expect(await (await fetch(url)).text()).toMatch('<h1>falvideo emulator</h1>')
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('error: a sentence, not a stack', async () => {
  const child = start('--port', 'eighty')
  let text = ''
  child.stderr.on('data', (chunk) => {
    text += chunk
  })
  expect(await once(child, 'exit')).toEqual([1, null])
  expect(text.trim()).toBe('--port takes a whole number, not "eighty".')
})

test('parameters: all of them', () => {
  const { options, faults, port, host } = readArguments(
    '--port 1 --host ::1 --render sample --clock manual --seed 2 --concurrency 3 --queue-ms 4 --run-ms 0 --balance 5.00 --data d --allow-private --expose-headers --fault cdn:cut,after=1'.split(
      ' ',
    ),
  )
  expect({ port, host, faults }).toEqual({
    port: 1,
    host: '::1',
    faults: [{ route: 'cdn', kind: 'cut', after: 1 }],
  })
  expect(options).toEqual({
    render: 'sample',
    clock: 'manual',
    seed: 2,
    concurrency: 3,
    queueMs: 4,
    runMs: 0,
    balanceUsd: '5.00',
    dataFolder: 'd',
    allowPrivate: true,
    exposeHeaders: true,
  })
  expect(() => readArguments(['--render', 'none'])).toThrow(
    '--render is real or still or sample, not "none".',
  )
  expect(() => readArguments(['--what'])).toThrow("Unknown option '--what'")
})
