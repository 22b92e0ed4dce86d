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

/** What it prints until it ends, and how it ends. */
async function finish(...words: string[]) {
  const child = start(...words)
  let out = ''
  let error = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    error += chunk
  })
  const [code] = await once(child, 'close')
  return { code, out: out.trim(), error: error.trim() }
}

async function ready(child: ReturnType<typeof start>): Promise<string> {
  const lines = createInterface({ input: child.stdout })
  const [line] = await once(lines, 'line')
  return JSON.parse(line).url
}

test('default: one line of JSON, and it works', async () => {
  const fault = 'submit:status,status=503,times=1'
  const child = start('--port', '0', '--render', 'sample', '--fault', fault)
  const url = await ready(child)
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
  const taken = await finish('--port', new URL(url).port)
  expect(taken).toMatchObject({ code: 1, out: '' })
  expect(taken.error).toMatch(/^Port \d+ is taken, perhaps by another emulator/)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  'behavior: %s in the middle of it, and the port is free',
  async (signal) => {
    const child = start('--port', '0', '--queue-ms', '0', '--crowd', '0')
    const exit = once(child, 'exit')
    const url = await ready(child)
    const answer = await fetch(`${url}/queue.fal.run/${textToVideo}`, {
      method: 'POST',
      headers,
      body: '{"prompt":"a lake","resolution":"2160p"}',
    })
    const { status_url } = await answer.json()
    // A stream that is open, of a video that is being encoded.
    const stream = await fetch(`${status_url}/stream?logs=1`, { headers })
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
    let seen = ''
    while (!seen.includes('IN_PROGRESS')) {
      seen += (await reader?.read())?.value ?? ''
    }
    child.kill(signal)
    expect(await exit).toEqual([0, null])
    const next = start('--port', new URL(url).port, '--render', 'sample')
    expect(await ready(next)).toBe(url)
    next.kill(signal)
    await once(next, 'exit')
  },
)

test('parameters: --help, --version', async () => {
  const help = await finish('--help')
  expect(help).toMatchObject({ code: 0, error: '' })
  expect(help.out).toMatch('npx @falvideo/emulator --port 8787')
  const version = await finish('--version')
  expect(version.out).toMatch(/^\d+\.\d+\.\d+/)
})

test.each([
  ['--port eighty', '--port takes a whole number, not "eighty".'],
  ['--port 99999', 'A port is a number from 0 to 65535.'],
  ['--what', "Unknown option '--what'. --help lists the options."],
  ['start', "Unexpected argument 'start'. --help lists the options."],
  [
    '--fault submit:explode',
    'Unknown fault kind "explode". Kinds: refuse, reset-before-accept',
  ],
  ['--balance much', '--balance is an amount such as 5.00, not "much".'],
])('error: %s is a sentence, not a stack', async (words, sentence) => {
  const { code, out, error } = await finish(...words.split(' '))
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(error.split('\n')).toHaveLength(1)
  expect(error.startsWith(sentence)).toBe(true)
})

test('parameters: all of them', () => {
  const { options, faults, port, host } = readArguments(
    '--port 1 --host ::1 --render sample --clock manual --seed 2 --concurrency 3 --queue-ms 4 --crowd 5 --run-ms 0 --result-ttl-ms 6 --log-window-ms 7 --key a:b --key c:d --balance 5.00 --ignore-cancel --data d --allow-private --expose-headers --fault cdn:cut,after=1'.split(
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
    crowd: 5,
    runMs: 0,
    resultTtlMs: 6,
    logWindowMs: 7,
    keys: ['a:b', 'c:d'],
    balanceUsd: '5.00',
    honourCancel: false,
    dataFolder: 'd',
    allowPrivate: true,
    exposeHeaders: true,
  })
  expect(() => readArguments(['--render', 'none'])).toThrow(
    '--render is real or still or sample, not "none".',
  )
  expect(readArguments(['--', '--port', '2']).port).toBe(2)
})
