import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { toNodeListener } from '../../src/node/toNodeListener.ts'
import { createBench, input } from '../createBench.ts'
import { searchForKey } from '../watchForKey.ts'
import { marker } from './Attack.ts'

let refused = 0
afterAll(() => {
  process.stdout.write(`attacks refused on a raw socket: ${refused}\n`)
})

async function listen(limits: Parameters<typeof createBench>[0] = {}) {
  const bench = createBench(limits)
  const server = createServer(toNodeListener(bench.handler))
  await new Promise<void>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve()),
  )
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { ...bench, port: (server.address() as AddressInfo).port }
}

/** Writes bytes as they are and reads until the server closes. */
function send(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(text, 'latin1'),
    )
    let answer = ''
    socket.setEncoding('latin1')
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.once('close', () => {
      searchForKey(answer)
      resolve(answer)
    })
    socket.once('error', reject)
  })
}

const path = '/api/fal/fal-ai/ltx-2/image-to-video'
const body = JSON.stringify(input)
const headers = [
  'Host: app.test',
  'x-user: ann',
  'Content-Type: application/json',
  'Connection: close',
]

function request(target: string, more: string[] = [], content = body): string {
  const length = `Content-Length: ${content.length}`
  const head = [`POST ${target} HTTP/1.1`, ...headers, length, ...more]
  return `${head.join('\r\n')}\r\n\r\n${content}`
}

test('what is sent this way is accepted when it is right', async () => {
  const { port, emulator } = await listen()
  expect(await send(port, request(path))).toMatch(/^HTTP\/1\.1 200 /)
  expect(emulator.ledger.submits).toBe(1)
})

const targets = [
  `/api/fal/x/../fal-ai/ltx-2/image-to-video`,
  `/api/fal/./fal-ai/ltx-2/image-to-video`,
  `/api/../api/fal/fal-ai/ltx-2/image-to-video`,
  `/api/fal/%2e%2e/fal/fal-ai/ltx-2/image-to-video`,
  `/api/fal/fal-ai\\ltx-2\\image-to-video`,
  `\\api\\fal\\fal-ai\\ltx-2\\image-to-video`,
  `//evil.test${path}`,
  `//api/fal/fal-ai/ltx-2/image-to-video`,
  `///${path}`,
  `http://evil.test${path}`,
  `https://queue.fal.run/fal-ai/ltx-2/image-to-video`,
  `http://user:pass@app.test${path}`,
  `*`,
  `evil.test:443`,
  `/api/fal/fal-ai/ltx-2/image-to-video%0d%0aX: y`,
  `/api/fal/fal-ai/ltx-2/image-to-video\tx`,
  `/api/fal/fal-ai/ltx-2/im\xe9ge-to-video`,
  `/api/fal//fal-ai/ltx-2/image-to-video`,
  `/api/fal/fal-ai/ltx-2/image-to-video/../image-to-video`,
  `/api/fal/fal-ai/ltx-2/image-to-video/.`,
  `/api/fal/fal-ai/ltx-2/image-to-video/..`,
  `/api/fal;x=1/fal-ai/ltx-2/image-to-video`,
]

test.each(targets)('target %s', async (target) => {
  const { port, emulator } = await listen()
  const answer = await send(port, request(target))
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
  expect(answer).not.toContain('evil.test')
  expect(emulator.requests).toHaveLength(0)
  refused += 1
})

const smuggled: [string, string][] = [
  ['two lengths', request(path, ['Content-Length: 3'])],
  ['length and chunks', request(path, ['Transfer-Encoding: chunked'])],
  ['chunked twice', request(path, ['Transfer-Encoding: chunked, chunked'])],
  ['an unknown coding', request(path, ['Transfer-Encoding: xchunked'])],
  ['two hosts', request(path, ['Host: evil.test'])],
  ['a space before the colon', request(path, ['Transfer-Encoding : chunked'])],
  ['a folded header', request(path, ['X-A: b', ' Transfer-Encoding: chunked'])],
  ['a bare line feed', request(path).replaceAll('\r\n', '\n\r')],
  ['a null byte', request(path, ['X-A: \u0000'])],
  ['no host', request(path).replace('Host: app.test\r\n', '')],
  ['a host with a path', request(path).replace('app.test', 'app.test/evil')],
  ['a host with a user', request(path).replace('app.test', 'a@app.test')],
  ['a host with a space', request(path).replace('app.test', 'app.test evil')],
  ['two users', request(path, ['x-user: bob', 'x-falvideo-intent-id: a b'])],
  ['TRACE', request(path).replace('POST', 'TRACE')],
  ['CONNECT', request('evil.test:443').replace('POST', 'CONNECT')],
  ['an unknown method', request(path).replace('POST', 'BREW')],
  ['HTTP/2 preface', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
]

test.each(smuggled)('smuggled: %s', async (_, text) => {
  const { port, emulator } = await listen()
  const answer = await send(port, text).catch(() => '')
  expect(answer).toMatch(/^(HTTP\/1\.1 4\d\d |$)/)
  expect(emulator.requests).toHaveLength(0)
  refused += 1
})

test('a body that says nothing of its size and does not end', async () => {
  const { port, emulator } = await listen({ limits: { bodyBytes: 1000 } })
  const head = [`POST ${path} HTTP/1.1`, ...headers]
  const chunk = `3e8\r\n${marker.padEnd(1000, 'x')}\r\n`
  const answer = await send(
    port,
    `${head.join('\r\n')}\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(3)}`,
  )
  expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  expect(answer).toContain('payload_too_large')
  expect(emulator.requests).toHaveLength(0)
  refused += 1
})

test('a body that comes too slowly', async () => {
  const { port, emulator } = await listen({ limits: { bodyTimeoutMs: 30 } })
  const answer = await send(port, request(path).slice(0, -5))
  expect(answer).toMatch(/^HTTP\/1\.1 408 /)
  expect(answer).toContain('request_timeout')
  expect(emulator.requests).toHaveLength(0)
  refused += 1
})

test('a body of somebody who is nobody is not read', async () => {
  const { port, emulator } = await listen()
  const head = request(path)
    .replace('x-user: ann\r\n', '')
    .slice(0, -body.length)
  expect(await send(port, head)).toMatch(/^HTTP\/1\.1 401 /)
  expect(emulator.requests).toHaveLength(0)
  refused += 1
})
