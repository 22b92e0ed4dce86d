import http from 'node:http'
import net from 'node:net'
import { expect } from 'vitest'
import { test as base } from '../src/exports/vitest.ts'
import { imageToVideo, redPixel, send, submit, textToVideo } from './helpers.ts'

const test = base.extend<{ url: string }>({
  url: async ({ emulator }, use) => {
    await use((await emulator.listen()).url)
  },
})
const byHand = test.extend({
  emulatorOptions: { clock: 'manual', queueMs: 500, runMs: 500 },
})

/** A control request, with the JSON it answers. */
async function control(
  url: string,
  path: string,
  method = 'GET',
  body?: unknown,
) {
  const init = { method, ...(body ? { body: JSON.stringify(body) } : {}) }
  const response = await fetch(`${url}/_emulator/${path}`, init)
  return { status: response.status, body: await response.json() }
}

byHand('ledger, requests, advance, reset', async ({ emulator, url }) => {
  const { request_id } = await submit({
    fetch: (input, init) =>
      fetch(String(input).replace('https://', `${url}/`), init),
  })
  await control(url, 'advance', 'POST', { ms: 1_000 })
  const ledger = await control(url, 'ledger')
  expect(ledger.body).toEqual({
    spentUsd: '0.36',
    submits: 1,
    jobs: [
      {
        requestId: request_id,
        endpoint: textToVideo,
        status: 'COMPLETED',
        billedUsd: '0.36',
        priceUsd: '0.36',
        units: '6',
        keyId: 'test-key',
        via: 'queue',
        submittedAt: '2026-01-01T12:00:00.000Z',
        finishedAt: '2026-01-01T12:00:01.000Z',
      },
    ],
  })
  const requests = await control(url, 'requests')
  expect(requests.body).toMatchObject([
    {
      method: 'POST',
      url: `https://queue.fal.run/${textToVideo}`,
      route: 'submit',
      status: 200,
      requestId: request_id,
      body: { prompt: 'a quiet harbour' },
      headers: { authorization: 'Key test-key:...' },
    },
  ])
  const jobs = await control(url, 'jobs')
  expect(jobs.body[0].videoUrl).toMatch(`${url}/v3.fal.media/`)
  await control(url, 'reset', 'POST')
  expect(emulator.ledger.submits).toBe(0)
})

test('faults', async ({ url }) => {
  const fault = { route: 'submit', kind: 'hang' }
  const added = await control(url, 'faults', 'POST', fault)
  expect(added.body).toEqual([{ ...fault, left: 1 }])
  const wrong = await control(url, 'faults', 'POST', { route: 'submit' })
  expect(wrong.status).toBe(400)
  expect(wrong.body.detail).toMatch('Unknown fault kind "undefined"')
  expect((await control(url, 'faults', 'DELETE')).body).toEqual([])
  const broken = await fetch(`${url}/_emulator/faults`, {
    method: 'POST',
    body: '{',
  })
  expect(await broken.json()).toEqual({ detail: 'The body is not JSON.' })
})

byHand('requeue', async ({ emulator, url }) => {
  const { request_id, status_url } = await submit(emulator)
  const requeue = () =>
    control(url, 'requeue', 'POST', { requestId: request_id })
  expect((await requeue()).body).toEqual({ requeued: false })
  await emulator.control.advance(500)
  expect((await requeue()).body).toEqual({ requeued: true })
  expect((await send(emulator, status_url)).body.status).toBe('IN_QUEUE')
})

test('error: advance without a manual clock', async ({ emulator, url }) => {
  const { status, body } = await control(url, 'advance', 'POST', { ms: 1 })
  expect(status).toBe(400)
  expect(body.detail).toMatch("clock: 'manual'")
  await expect(emulator.control.advance(1)).rejects.toThrow('manual')
})

test('error: a page of another site', async ({ url }) => {
  const path = `${url}/_emulator/reset`
  const init = { method: 'POST', headers: { origin: 'https://evil.test' } }
  expect((await fetch(path, init)).status).toBe(403)
  // A name that was made to lead here; fetch would not send such a header.
  const { port } = new URL(url)
  const status = await new Promise((resolve, reject) => {
    const headers = { host: `evil.test:${port}` }
    http
      .get({ port, path: '/_emulator/ledger', headers }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      })
      .once('error', reject)
  })
  expect(status).toBe(403)
})

test('error: no such address', async ({ url }) => {
  const { status, body } = await control(url, 'nothing')
  expect([status, body]).toEqual([
    404,
    { detail: 'There is no GET /_emulator/nothing.' },
  ])
  const lost = await fetch(`${url}/example.com/`)
  expect(lost.status).toBe(501)
})

/** What curl 8 puts on the wire for the call on the endpoint's page. */
test('behavior: the curl call of the endpoint', async ({ url }) => {
  const { port } = new URL(url)
  const body = JSON.stringify({
    image_url: redPixel,
    prompt: 'A woman stands still amid a busy neon-lit street at night.',
  })
  const socket = net.connect(Number(port), '127.0.0.1')
  socket.write(
    [
      `POST /queue.fal.run/${imageToVideo} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      'User-Agent: curl/8.5.0',
      'Accept: */*',
      'Authorization: Key some-id:some-secret',
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      '',
      body,
    ].join('\r\n'),
  )
  let answer = ''
  for await (const chunk of socket) {
    answer += chunk
    if (answer.endsWith('}')) break
  }
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
  const json = /\{.*\}$/s.exec(answer)?.[0] ?? ''
  const { status, request_id, response_url } = JSON.parse(json)
  expect(status).toBe('IN_QUEUE')
  const ours = `${url}/queue.fal.run/fal-ai/ltx-2/requests/${request_id}`
  expect(response_url).toBe(ours)
})
