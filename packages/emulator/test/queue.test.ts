import { describe, expect } from 'vitest'
import { test as base } from '../src/exports/vitest.ts'
import {
  headers,
  readEvents,
  type Submitted,
  send,
  submit,
  textToVideo,
} from './helpers.ts'

const test = base.extend({
  emulatorOptions: { clock: 'manual', queueMs: 3_000, runMs: 10_000, crowd: 3 },
})

describe('submit', () => {
  test('default', async ({ emulator }) => {
    const { request_id, ...answer } = await submit(emulator)
    expect(request_id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab]/)
    const url = `https://queue.fal.run/fal-ai/ltx-2/requests/${request_id}`
    expect(answer).toEqual({
      status: 'IN_QUEUE',
      response_url: url,
      status_url: `${url}/status`,
      cancel_url: `${url}/cancel`,
      logs: null,
      metrics: {},
      queue_position: 3,
    })
  })

  test('error: no key, malformed key, bearer', async ({ emulator }) => {
    const url = `https://queue.fal.run/${textToVideo}`
    for (const [authorization, detail] of [
      ['Key nonsense', 'invalid key credentials'],
      ['Key ', 'invalid key credentials'],
      ['Bearer a:b', 'bearer: unable to decode issuer'],
    ] as const) {
      const init = { method: 'POST', body: '{}', headers: { authorization } }
      const { status, body } = await send(emulator, url, init)
      expect({ status, body }).toEqual({ status: 401, body: { detail } })
    }
    const bare = await emulator.fetch(url, { method: 'POST', body: '{}' })
    expect(bare.status).toBe(401)
  })

  test('error: unknown app, unknown path', async ({ emulator }) => {
    const url = 'https://queue.fal.run/fal-ai/nothing'
    const unknown = await send(emulator, url, { method: 'POST', body: '{}' })
    expect(unknown.status).toBe(404)
    expect(unknown.body).toEqual({ detail: 'Application "nothing" not found' })
    const submitted = await submit(emulator, { endpoint: 'fal-ai/ltx-2/nope' })
    await emulator.control.advance(13_000)
    const { status, body, headers } = await send(
      emulator,
      submitted.response_url,
    )
    expect(status).toBe(404)
    expect(body).toEqual({ detail: 'Path /nope not found' })
    expect(headers.get('x-fal-billable-units')).toBe('0')
  })

  test('parameters: fal_max_queue_length', async ({ emulator }) => {
    await submit(emulator)
    await submit(emulator, { query: '?fal_max_queue_length=1' })
    const url = `https://queue.fal.run/${textToVideo}?fal_max_queue_length=1`
    const body = JSON.stringify({ prompt: 'one too many' })
    const { status } = await send(emulator, url, { method: 'POST', body })
    expect(status).toBe(429)
    expect(emulator.ledger.submits).toBe(2)
  })

  test('parameters: start timeout, either name', async ({ emulator }) => {
    const both = {
      'x-fal-request-timeout': '100',
      'x-fal-request-start-timeout': '2',
    }
    const late = await submit(emulator, { headers: both })
    const old = await submit(emulator, {
      headers: { 'x-fal-request-timeout': '2' },
    })
    await emulator.control.advance(2_000)
    for (const { response_url, status_url } of [late, old]) {
      const { status, headers, body } = await send(emulator, response_url)
      expect(status).toBe(504)
      expect(headers.get('x-fal-request-timeout-type')).toBe('user')
      expect(headers.get('x-fal-error-type')).toBe('request_timeout')
      expect(body).toEqual({
        detail: 'Request timed out',
        error_type: 'request_timeout',
      })
      expect((await send(emulator, status_url)).body).toMatchObject({
        status: 'COMPLETED',
        error: 'Request timed out',
        error_type: 'request_timeout',
      })
    }
    expect(emulator.ledger.spentUsd).toBe('0.00')
  })

  test('parameters: priority', async ({ emulator }) => {
    const low = { headers: { 'x-fal-queue-priority': 'low' } }
    const first = await submit(emulator, low)
    const second = await submit(emulator)
    await emulator.control.advance(2_999)
    const position = async (url: string) =>
      (await send(emulator, url)).body.queue_position
    expect(await position(second.status_url)).toBe(1)
    expect(await position(first.status_url)).toBe(2)
  })
})

describe('status', () => {
  test('behavior: from queue to result', async ({ emulator }) => {
    const { status_url, response_url } = await submit(emulator)
    const positions = []
    for (let n = 0; n < 3; n += 1) {
      const { status, body } = await send(emulator, status_url)
      expect(status).toBe(202)
      expect(body).toMatchObject({ status: 'IN_QUEUE', logs: null })
      positions.push(body.queue_position)
      await emulator.control.advance(1_000)
    }
    expect(positions).toEqual([3, 2, 1])
    const running = await send(emulator, `${status_url}?logs=1`)
    expect(running.status).toBe(202)
    expect(running.body.status).toBe('IN_PROGRESS')
    expect(running.body).not.toHaveProperty('queue_position')
    const early = await send(emulator, response_url)
    expect(early.status).toBe(400)
    expect(early.body).toEqual({ detail: 'Request is still in progress' })
    await emulator.control.advance(10_000)
    const done = await send(emulator, `${status_url}?logs=true`)
    expect(done.status).toBe(200)
    expect(done.body).toMatchObject({
      status: 'COMPLETED',
      metrics: { inference_time: 10 },
    })
    expect(done.body.logs).not.toHaveLength(0)
    const result = await send(emulator, response_url)
    expect(result.status).toBe(200)
    expect(result.headers.get('x-fal-billable-units')).toBe('6')
    expect(result.body).toMatchObject({ video: { content_type: 'video/mp4' } })
    expect(await send(emulator, response_url)).toEqual(result)
  })

  test('behavior: aliases of the URLs', async ({ emulator }) => {
    const { request_id } = await submit(emulator)
    await emulator.control.advance(13_000)
    const deep = `https://queue.fal.run/${textToVideo}/requests/${request_id}`
    for (const url of [deep, `${deep}/`, `${deep}/response`]) {
      expect((await send(emulator, url)).status).toBe(200)
    }
    expect((await send(emulator, `${deep}/status/`)).status).toBe(200)
  })

  test('error: unknown request', async ({ emulator }) => {
    const id = '00000000-0000-4000-8000-000000000000'
    const url = `https://queue.fal.run/fal-ai/ltx-2/requests/${id}`
    for (const [suffix, method] of [
      ['/status', 'GET'],
      ['/status/stream', 'GET'],
      ['/cancel', 'PUT'],
      ['', 'GET'],
    ] as const) {
      const answer = await send(emulator, url + suffix, { method })
      expect(answer.status).toBe(404)
      expect(answer.body).toEqual({ status: 'NOT_FOUND' })
    }
  })

  test('behavior: polled logs are a window that moves', async ({
    emulator,
  }) => {
    const { status_url, request_id } = await submit(emulator)
    await emulator.control.advance(3_000)
    expect(emulator.control.requeue(request_id)).toBe(true)
    await emulator.control.advance(12_000)
    const url = `${status_url}?logs=1`
    const all = (await send<{ logs: unknown[] }>(emulator, url)).body.logs
    expect(all.length).toBeGreaterThan(2)
    await emulator.control.advance(3_600_000)
    // The window ends with the request, not now.
    expect((await send(emulator, url)).body.logs).toEqual(all)
  })

  test('behavior: back from running to queued', async ({ emulator }) => {
    const { status_url, request_id } = await submit(emulator)
    await emulator.control.advance(3_000)
    emulator.control.requeue(request_id)
    expect((await send(emulator, status_url)).body.status).toBe('IN_QUEUE')
    await emulator.control.advance(1_000)
    expect((await send(emulator, status_url)).body.status).toBe('IN_PROGRESS')
    await emulator.control.advance(10_000)
    expect((await send(emulator, status_url)).body.status).toBe('COMPLETED')
    expect(emulator.ledger.spentUsd).toBe('0.36')
  })
})

describe('stream', () => {
  test('default', async ({ emulator }) => {
    const { status_url } = await submit(emulator)
    const stream = await emulator.fetch(`${status_url}/stream?logs=1`, {
      headers,
    })
    expect(stream.headers.get('content-type')).toMatch('text/event-stream')
    const text = readEvents<{
      status: string
      queue_position?: number
      logs: { message: string }[]
    }>(stream)
    await emulator.control.advance(13_000)
    const events = await text
    expect(events.map(({ queue_position }) => queue_position)).toContain(1)
    expect(events.at(-1)?.status).toBe('COMPLETED')
    const lines = events.flatMap(({ logs }) => logs.map((log) => log.message))
    expect(new Set(lines).size).toBe(lines.length)
    expect(lines.at(-1)).toBe('Video ready')
  })

  base.extend({
    emulatorOptions: { clock: 'manual', runMs: 40_000 },
  })('behavior: a ping every 15 s', async ({ emulator }) => {
    const { status_url } = await submit(emulator)
    const stream = await emulator.fetch(`${status_url}/stream`, { headers })
    await emulator.control.advance(40_000)
    expect((await stream.text()).match(/^: ping$/gm)).toHaveLength(2)
  })
})

describe('cancel', () => {
  test('default: still queued', async ({ emulator }) => {
    const { cancel_url, status_url, response_url } = await submit(emulator)
    const init = { method: 'PUT' }
    const { status, body } = await send(emulator, cancel_url, init)
    expect({ status, body }).toEqual({ status: 200, body: { status: 'OK' } })
    await emulator.control.advance(20_000)
    const state = await send(emulator, status_url)
    expect(state.body.status).toBe('COMPLETED')
    const result = await send(emulator, response_url)
    expect(result.status).toBe(499)
    expect(emulator.ledger).toMatchObject({
      spentUsd: '0.00',
      jobs: [{ status: 'CANCELLED', billedUsd: '0.00' }],
    })
  })

  test('behavior: running, and finished', async ({ emulator }) => {
    const { cancel_url, response_url } = await submit(emulator)
    await emulator.control.advance(5_000)
    const running = await send(emulator, cancel_url, { method: 'PUT' })
    expect(running.status).toBe(202)
    expect(running.body).toEqual({ status: 'CANCELLATION_REQUESTED' })
    expect((await send(emulator, response_url)).status).toBe(499)
    const again = await send(emulator, cancel_url, { method: 'PUT' })
    expect(again.status).toBe(400)
    expect(again.body).toEqual({ status: 'ALREADY_COMPLETED' })
    expect(emulator.ledger.spentUsd).toBe('0.00')
  })

  base.extend({
    emulatorOptions: { clock: 'manual', runMs: 10_000, honourCancel: false },
  })('behavior: a model that goes on is paid', async ({ emulator }) => {
    const { cancel_url, response_url } = await submit(emulator)
    await send(emulator, cancel_url, { method: 'PUT' })
    await emulator.control.advance(10_000)
    expect((await send(emulator, response_url)).status).toBe(200)
    expect(emulator.ledger.spentUsd).toBe('0.36')
  })
})

describe('result', () => {
  test('error: 422, with FastAPI details', async ({ emulator }) => {
    const input = { prompt: '', duration: 7 }
    const endpoint = 'fal-ai/ltx-2/image-to-video'
    const { response_url, status_url } = await submit(emulator, {
      input,
      endpoint,
    })
    await emulator.control.advance(13_000)
    const state = await send(emulator, status_url)
    expect(state.body.status).toBe('COMPLETED')
    expect(state.body).not.toHaveProperty('error')
    const { status, body, headers } = await send(emulator, response_url)
    expect(status).toBe(422)
    expect(headers.get('x-fal-billable-units')).toBe('0')
    expect(body).toEqual({
      detail: [
        {
          type: 'missing',
          loc: ['body', 'image_url'],
          msg: 'Field required',
          input,
        },
        {
          type: 'string_too_short',
          loc: ['body', 'prompt'],
          msg: 'String should have at least 1 character',
          input: '',
          ctx: { min_length: 1 },
        },
        {
          type: 'literal_error',
          loc: ['body', 'duration'],
          msg: 'Input should be 6, 8 or 10',
          input: 7,
          ctx: { expected: '6, 8 or 10' },
        },
      ],
    })
    expect(emulator.ledger.spentUsd).toBe('0.00')
  })

  test('behavior: expires after an hour', async ({ emulator }) => {
    const { response_url } = await submit(emulator)
    await emulator.control.advance(13_000 + 3_600_000)
    expect((await send(emulator, response_url)).status).toBe(200)
    await emulator.control.advance(1)
    expect((await send(emulator, response_url)).status).toBe(404)
  })
})

describe('concurrency', () => {
  test('behavior: two at once, the others wait', async ({ emulator }) => {
    const all: Submitted[] = []
    for (let n = 0; n < 5; n += 1) all.push(await submit(emulator))
    const states = async () => {
      const answers = all.map(({ status_url }) => send(emulator, status_url))
      return (await Promise.all(answers)).map(({ body }) => body.status)
    }
    const [queued, running, done] = ['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED']
    await emulator.control.advance(3_000)
    expect(await states()).toEqual([running, running, queued, queued, queued])
    await emulator.control.advance(10_000)
    expect(await states()).toEqual([done, done, running, running, queued])
    await emulator.control.advance(20_000)
    expect(await states()).toEqual([done, done, done, done, done])
    expect(emulator.ledger.spentUsd).toBe('1.80')
  })

  test('behavior: a run of one too many is refused', async ({ emulator }) => {
    const run = () =>
      send(emulator, `https://fal.run/${textToVideo}`, {
        method: 'POST',
        body: JSON.stringify({ prompt: 'now' }),
      })
    const two = [run(), run()]
    await emulator.control.advance(0)
    const third = await run()
    expect(third.status).toBe(429)
    expect(third.body).toMatchObject({
      error_type: 'concurrent_requests_limit',
    })
    expect(third.headers.get('x-fal-needs-retry')).toBe('1')
    await emulator.control.advance(10_000)
    const answers = await Promise.all(two)
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(answers[0]?.headers.get('x-fal-billable-units')).toBe('6')
  })
})

test('error: an unknown host or route', async ({ emulator }) => {
  await expect(emulator.fetch('https://example.com/')).rejects.toThrow(
    'no route for GET https://example.com/',
  )
  await expect(emulator.fetch('https://rest.fal.ai/nope')).rejects.toThrow(
    'no route',
  )
})
