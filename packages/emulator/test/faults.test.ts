import { describe, expect } from 'vitest'
import type { Fault } from '../src/exports/index.ts'
import { test as base } from '../src/exports/vitest.ts'
import { codeOf } from './codeOf.ts'
import {
  type Answered,
  headers,
  redPixel,
  type Submitted,
  send,
  submit,
  textToVideo,
} from './helpers.ts'

/** Each test talks to the emulator through a real socket. */
const test = base.extend<{ url: string; socket: { fetch: typeof fetch } }>({
  url: async ({ emulator }, use) => {
    await use((await emulator.listen()).url)
  },
  socket: async ({ url }, use) => {
    await use({
      fetch: (input, init) =>
        fetch(String(input).replace('https://', `${url}/`), init),
    })
  },
})

const queue = `https://queue.fal.run/${textToVideo}`
const paid = { method: 'POST', headers, body: '{"prompt":"a lighthouse"}' }

/** As many requests as it takes until one is not refused. */
async function untilOpen(attempt: () => Promise<Response>): Promise<string[]> {
  const seen: string[] = []
  await expect
    .poll(async () => {
      const answer = await attempt().then(
        ({ status }) => String(status),
        (error) => codeOf(Promise.reject(error)),
      )
      seen.push(answer)
      return answer
    })
    .not.toBe('ECONNREFUSED')
  return [...new Set(seen)]
}

describe('refuse', () => {
  test('default: refused for a while, and nothing else', async ({
    emulator,
    socket,
  }) => {
    // A connection that is kept would get round the door.
    expect((await socket.fetch(queue, paid)).status).toBe(200)
    emulator.faults.add({ route: 'submit', kind: 'refuse', delayMs: 150 })
    const start = performance.now()
    const seen = await untilOpen(() => socket.fetch(queue, paid))
    expect(seen).toEqual(['ECONNREFUSED', '200'])
    expect(performance.now() - start).toBeGreaterThan(145)
    expect(emulator.ledger.submits).toBe(2)
    expect(emulator.faults.active).toEqual([])
  })

  test('behavior: what is connected stays so', async ({ emulator, socket }) => {
    emulator.control.configure({ runMs: 300 })
    const { status_url } = await submit(socket)
    const stream = await fetch(`${status_url}/stream`, { headers })
    emulator.faults.add({ route: 'submit', kind: 'refuse', delayMs: 10_000 })
    expect(await stream.text()).toMatch('COMPLETED')
    expect(await codeOf(fetch(status_url))).toBe('ECONNREFUSED')
    // Taken back, so the door opens at once.
    emulator.faults.clear()
    expect((await fetch(status_url, { headers })).status).toBe(200)
  })

  test('parameters: after, times', async ({ emulator, socket }) => {
    emulator.faults.add({
      route: 'submit',
      kind: 'refuse',
      after: 2,
      times: 3,
      delayMs: 50,
    })
    const { status_url } = await submit(socket)
    expect((await fetch(status_url, { headers })).ok).toBe(true)
    await submit(socket)
    const start = performance.now()
    const seen = await untilOpen(() => fetch(status_url, { headers }))
    expect(seen).toEqual(['ECONNREFUSED', '200'])
    expect(performance.now() - start).toBeGreaterThan(145)
  })
})

describe('answers', () => {
  test('status: with headers and body', async ({ emulator, socket }) => {
    emulator.faults.add({
      route: 'submit',
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '7' },
      body: { detail: 'slow down' },
      times: 2,
    })
    for (let n = 0; n < 2; n += 1) {
      const { status, headers, body } = await send(socket, queue, paid)
      expect({ status, body }).toEqual({
        status: 429,
        body: { detail: 'slow down' },
      })
      expect(headers.get('retry-after')).toBe('7')
    }
    expect((await send(socket, queue, paid)).status).toBe(200)
  })

  test('status: empty and text bodies', async ({ emulator, socket }) => {
    emulator.faults.add({ route: 'submit', kind: 'status', status: 503 })
    const empty = await socket.fetch(queue, paid)
    expect([empty.status, await empty.text()]).toEqual([503, ''])
    const body = '<h1>502</h1>'
    emulator.faults.add({ route: 'submit', kind: 'status', status: 502, body })
    const text = await socket.fetch(queue, paid)
    expect([text.status, await text.text()]).toEqual([502, body])
  })

  test('reset-in-body: a stream after its first event', async ({
    emulator,
    socket,
  }) => {
    emulator.control.configure({ runMs: 60_000 })
    const { status_url } = await submit(socket)
    emulator.faults.add({ route: 'stream', kind: 'reset-in-body' })
    const response = await fetch(`${status_url}/stream`, { headers })
    const reader = response.body?.getReader()
    const first = await reader?.read()
    expect(new TextDecoder().decode(first?.value)).toMatch(/^data: /)
    expect(await codeOf(Promise.resolve(reader?.read()))).toBe('ECONNRESET')
  })

  test('cdn: a download breaks off', async ({ emulator, socket }) => {
    const { response_url } = await submit(socket)
    type Video = { video: { url: string } }
    const read = () => send<Video>({ fetch }, response_url)
    await expect.poll(async () => (await read()).status).toBe(200)
    const { url } = (await read()).body.video
    emulator.faults.add({ route: 'cdn', kind: 'reset-in-body' })
    const part = await fetch(url)
    expect(Number(part.headers.get('content-length'))).toBeGreaterThan(2_000)
    expect(await codeOf(part.arrayBuffer())).toBe('ECONNRESET')
    expect((await (await fetch(url)).arrayBuffer()).byteLength).toBeGreaterThan(
      2_000,
    )
  })
})

describe('outcomes', () => {
  /** A request that hits the fault, followed to its result. */
  async function follow(
    socket: { fetch: typeof fetch },
    reads = 1,
  ): Promise<{ job: Submitted; results: Answered[] }> {
    const job = await submit(socket)
    const stream = await fetch(`${job.status_url}/stream`, { headers })
    expect(await stream.text()).toMatch('COMPLETED')
    const results = []
    for (let n = 0; n < reads; n += 1) {
      results.push(await send({ fetch }, job.response_url))
    }
    return { job, results }
  }

  test('completed-then-error: result, of one mind with the ledger', async ({
    emulator,
    socket,
  }) => {
    const { job } = await follow(socket, 0)
    await expect.poll(() => emulator.ledger.spentUsd).toBe('0.36')
    emulator.faults.add({
      route: 'result',
      kind: 'completed-then-error',
      status: 500,
    })
    // The fault hits once, but how a request ended is one thing for good.
    for (let n = 0; n < 3; n += 1) {
      const { status, headers } = await send({ fetch }, job.response_url)
      expect(status).toBe(500)
      expect(headers.get('x-fal-billable-units')).toBe('0')
    }
    expect(emulator.ledger).toMatchObject({
      spentUsd: '0.00',
      jobs: [{ status: 'FAILED', billedUsd: '0.00', units: '0' }],
    })
    const state = await send({ fetch }, job.status_url)
    expect(state.body).toMatchObject({ status: 'COMPLETED' })
    expect(state.body).not.toHaveProperty('error')
  })

  test('completed-then-error: of your own', async ({ emulator, socket }) => {
    const body = { detail: 'busy', error_type: 'runner_server_error' }
    emulator.faults.add({
      route: 'submit',
      kind: 'completed-then-error',
      status: 500,
      body,
    })
    const { results } = await follow(socket)
    expect(results[0]).toMatchObject({ status: 500, body })
    expect(emulator.ledger.spentUsd).toBe('0.00')
  })

  test('late: a result that is not there yet', async ({ emulator, socket }) => {
    emulator.faults.add({ route: 'result', kind: 'late', times: 2 })
    const { results } = await follow(socket, 3)
    expect(results.map(({ status }) => status)).toEqual([400, 400, 200])
  })

  test('late: a status that lags behind', async ({ emulator, socket }) => {
    const { job } = await follow(socket)
    emulator.faults.add({ route: 'status', kind: 'late' })
    const late = await send({ fetch }, job.status_url)
    expect([late.status, late.body.status]).toEqual([202, 'IN_PROGRESS'])
    const state = await send({ fetch }, job.status_url)
    expect([state.status, state.body.status]).toEqual([200, 'COMPLETED'])
  })
})

const byHand = test.extend({ emulatorOptions: { clock: 'manual' } })

byHand('runner-lost: tried again', async ({ emulator, socket }) => {
  emulator.faults.add({ route: 'submit', kind: 'runner-lost', times: 2 })
  const { status_url, response_url } = await submit(socket)
  await emulator.control.advance(0)
  expect((await send({ fetch }, status_url)).body.status).toBe('IN_QUEUE')
  await emulator.control.advance(2_000)
  expect((await send({ fetch }, response_url)).status).toBe(200)
  expect(emulator.ledger.spentUsd).toBe('0.36')
})

byHand('runner-lost: not with no-retry', async ({ emulator, socket }) => {
  emulator.faults.add({ route: 'submit', kind: 'runner-lost' })
  const { status_url, response_url } = await submit(socket, {
    headers: { 'x-fal-no-retry': '1' },
  })
  await emulator.control.advance(5_000)
  expect((await send({ fetch }, status_url)).body).toMatchObject({
    status: 'COMPLETED',
    error_type: 'runner_disconnected',
  })
  expect((await send({ fetch }, response_url)).status).toBe(503)
  expect(emulator.ledger.spentUsd).toBe('0.00')
})

byHand(
  'runner-lost: ten attempts and no more',
  async ({ emulator, socket }) => {
    emulator.faults.add({ route: 'submit', kind: 'runner-lost', times: 50 })
    const { response_url } = await submit(socket)
    await emulator.control.advance(60_000)
    expect((await send({ fetch }, response_url)).status).toBe(503)
    expect(emulator.faults.active[0]?.left).toBe(40)
  },
)

describe('conditions', () => {
  test('parameters: after, endpoint, requestId', async ({
    emulator,
    socket,
  }) => {
    const endpoint = 'fal-ai/ltx-2/image-to-video'
    const fault = { route: 'submit', kind: 'status', status: 500 } as const
    emulator.faults.add({ ...fault, endpoint, after: 1 })
    await submit(socket)
    const input = { prompt: 'x', image_url: redPixel }
    const { request_id } = await submit(socket, { endpoint, input })
    const url = `https://queue.fal.run/${endpoint}`
    expect((await send(socket, url, paid)).status).toBe(500)
    emulator.faults.add({ ...fault, route: 'status', requestId: request_id })
    const other = await submit(socket)
    const ids = [other.request_id, request_id, request_id]
    const statuses = []
    for (const id of ids) {
      const url = `https://queue.fal.run/fal-ai/ltx-2/requests/${id}/status`
      statuses.push((await send(socket, url)).status)
    }
    expect(statuses[1]).toBe(500)
    expect(statuses[0]).not.toBe(500)
    expect(statuses[2]).not.toBe(500)
  })

  test('error: a fault that means nothing', async ({ emulator }) => {
    const add = (fault: object) => () => emulator.faults.add(fault as Fault)
    expect(add({ route: 'nope', kind: 'hang' })).toThrow('Routes: submit')
    expect(add({ route: 'submit', kind: 'nope' })).toThrow('Kinds: refuse')
    expect(add({ route: 'submit', kind: 'bad-signature' })).toThrow(
      'means nothing on the route "submit"',
    )
    expect(add({ route: 'submit', kind: 'status' })).toThrow('needs "status"')
    expect(add({ route: 'submit', kind: 'hang', times: 0 })).toThrow('"times"')
    expect(add({ route: 'submit', kind: 'status', status: 99 })).toThrow('599')
  })
})

describe('in process', () => {
  base('behavior: errors look like those of fetch', async ({ emulator }) => {
    const codes = []
    for (const kind of ['refuse', 'reset-before-accept'] as const) {
      emulator.faults.add({ route: 'submit', kind })
      codes.push(await codeOf(emulator.fetch(queue, paid)))
    }
    expect(codes).toEqual(['ECONNREFUSED', 'ECONNRESET'])
    emulator.faults.add({ route: 'submit', kind: 'reset-in-body' })
    const response = await emulator.fetch(queue, paid)
    expect(await codeOf(response.text())).toBe('ECONNRESET')
    emulator.faults.add({ route: 'submit', kind: 'hang' })
    const signal = AbortSignal.timeout(20)
    await expect(
      emulator.fetch(queue, { ...paid, signal }),
    ).rejects.toMatchObject({ name: 'TimeoutError' })
  })
})
