import { describe, expect } from 'vitest'
import type { Fault } from '../src/exports/index.ts'
import { test as base } from '../src/exports/vitest.ts'
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

/** Code of the error of a broken connection. */
async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => new Error('it did not fail'),
    (reason) => reason,
  )
  const cause = error instanceof Error ? (error.cause ?? error) : error
  return String((cause as { code?: string }).code ?? cause)
}

describe('connections', () => {
  test('refuse: nobody listens for a while', async ({ emulator, socket }) => {
    emulator.faults.add({ route: 'submit', kind: 'refuse', delayMs: 200 })
    expect(await codeOf(socket.fetch(queue, paid))).toBe('ECONNREFUSED')
    await expect
      .poll(() =>
        socket.fetch(queue, paid).then(({ status }) => status, codeOf),
      )
      .toBe(200)
    expect(emulator.ledger.submits).toBe(1)
    expect(emulator.faults.active).toEqual([])
  })

  test('reset-before-accept', async ({ emulator, socket }) => {
    emulator.faults.add({ route: 'submit', kind: 'reset-before-accept' })
    expect(await codeOf(socket.fetch(queue, paid))).toBe('ECONNRESET')
    expect(emulator.ledger.submits).toBe(0)
    expect((await socket.fetch(queue, paid)).status).toBe(200)
  })

  test('reset-after-accept: it was paid for', async ({ emulator, socket }) => {
    emulator.faults.add({ route: 'submit', kind: 'reset-after-accept' })
    expect(await codeOf(socket.fetch(queue, paid))).toBe('ECONNRESET')
    await expect.poll(() => emulator.ledger.spentUsd).toBe('0.36')
  })

  test('reset-in-body: json', async ({ emulator, socket }) => {
    emulator.faults.add({ route: 'submit', kind: 'reset-in-body' })
    const response = await socket.fetch(queue, paid)
    expect(response.status).toBe(200)
    expect(await codeOf(response.text())).toBe('ECONNRESET')
    expect(emulator.ledger.submits).toBe(1)
  })

  test('reset-in-body: stream', async ({ emulator, socket }) => {
    const { status_url } = await submit(socket)
    emulator.faults.add({ route: 'stream', kind: 'reset-in-body' })
    const response = await fetch(`${status_url}/stream`, { headers })
    const reader = response.body?.getReader()
    const first = await reader?.read()
    expect(new TextDecoder().decode(first?.value)).toMatch(/^data: /)
    expect(await codeOf(Promise.resolve(reader?.read()))).toBe('ECONNRESET')
  })

  test('hang: until the client gives up', async ({ emulator, socket }) => {
    emulator.faults.add({ route: 'submit', kind: 'hang' })
    const signal = AbortSignal.timeout(100)
    const failed = socket.fetch(queue, { ...paid, signal })
    await expect(failed).rejects.toMatchObject({ name: 'TimeoutError' })
    expect(emulator.ledger.submits).toBe(0)
  })

  test('delay', async ({ emulator, socket }) => {
    emulator.faults.add({ route: 'submit', kind: 'delay', delayMs: 150 })
    const before = performance.now()
    expect((await socket.fetch(queue, paid)).status).toBe(200)
    expect(performance.now() - before).toBeGreaterThan(140)
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

  test('garbled, cut', async ({ emulator, socket }) => {
    for (const kind of ['garbled', 'cut'] as const) {
      emulator.faults.add({ route: 'submit', kind })
      const response = await socket.fetch(queue, paid)
      expect(response.status).toBe(200)
      await expect(response.json()).rejects.toThrow(SyntaxError)
    }
    expect(emulator.ledger.submits).toBe(2)
  })

  test('cut: a stream ends early', async ({ emulator, socket }) => {
    const { status_url } = await submit(socket)
    emulator.faults.add({ route: 'stream', kind: 'cut' })
    const text = await (await fetch(`${status_url}/stream`, { headers })).text()
    expect(text).toMatch(/^data: /)
    expect(text).not.toMatch('COMPLETED')
  })

  test('silent: a stream says nothing', async ({ emulator, socket }) => {
    const { status_url } = await submit(socket)
    emulator.faults.add({ route: 'stream', kind: 'silent' })
    const signal = AbortSignal.timeout(150)
    const init = { headers, signal }
    const response = await fetch(`${status_url}/stream`, init)
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toMatchObject({
      name: 'TimeoutError',
    })
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

  for (const route of ['submit', 'result'] as const) {
    test(`completed-then-error: ${route}`, async ({ emulator, socket }) => {
      emulator.faults.add({ route, kind: 'completed-then-error' })
      const { job, results } = await follow(socket)
      const state = await send({ fetch }, job.status_url)
      expect(state.body).toMatchObject({ status: 'COMPLETED' })
      expect(state.body).not.toHaveProperty('error')
      expect(results[0]?.status).toBe(422)
    })

    test(`content-policy: ${route}`, async ({ emulator, socket }) => {
      emulator.faults.add({ route, kind: 'content-policy' })
      const { results } = await follow(socket)
      expect(results[0]?.status).toBe(422)
      expect(results[0]?.body).toMatchObject({
        detail: [{ type: 'content_policy_violation' }],
      })
    })
  }

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

  test('content-policy: a synchronous run', async ({ emulator, socket }) => {
    emulator.faults.add({ route: 'run', kind: 'content-policy' })
    const url = `https://fal.run/${textToVideo}`
    expect((await send(socket, url, paid)).status).toBe(422)
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
