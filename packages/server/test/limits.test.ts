import { startRedis } from '@falvideo/redis'
import { Redis } from 'ioredis'
import { RateLimiterRedis } from 'rate-limiter-flexible'
import { expect, onTestFinished, test } from 'vitest'
import { createBench, endpointPath, input } from './createBench.ts'
import { testKey } from './watchForKey.ts'

test('rate: submits per owner and minute', async () => {
  let time = Date.UTC(2026, 9, 3)
  const { call } = createBench({
    limits: { submitsPerMinute: 2 },
    now: () => time,
  })
  const ask = async (user = 'ann') =>
    call('POST', endpointPath, { body: input, user })
  expect([(await ask()).status, (await ask()).status]).toEqual([200, 200])
  const third = await ask()
  expect(third.status).toBe(429)
  expect(third.headers.get('retry-after')).toBe('60')
  expect((await ask('bob')).status).toBe(200)
  time += 60_000
  expect((await ask()).status).toBe(200)
})

test('rate: a limiter of rate-limiter-flexible, on Redis', async () => {
  const started = await startRedis()
  onTestFinished(started.stop)
  const redis = new Redis(started.socket)
  onTestFinished(() => redis.disconnect())
  const submitsPerMinute = new RateLimiterRedis({
    storeClient: redis,
    points: 1,
    duration: 60,
  })
  const machines = [1, 2].map(() =>
    createBench({ limits: { submitsPerMinute } }),
  )
  const statuses: number[] = []
  for (const { submit } of machines) statuses.push((await submit()).status)
  expect(statuses).toEqual([200, 429])
})

test('rate: a limiter that is down lets nobody through', async () => {
  const { submit, emulator } = createBench({
    limits: {
      submitsPerMinute: {
        consume: async () => {
          throw new Error('Redis is away.')
        },
      },
    },
  })
  expect((await submit()).status).toBe(500)
  expect(emulator.requests).toHaveLength(0)
})

test('stream: ends by itself, and the next one goes on', async () => {
  const { submit, call, emulator } = createBench(
    { limits: { streamLifetimeMs: 20 } },
    { clock: 'manual', queueMs: 1000 },
  )
  const { job, token } = await submit()
  const read = async () => {
    const stream = await call('GET', `${job}/status/stream?logs=1`, { token })
    return stream.text()
  }
  const first = await read()
  expect(first).toContain('"IN_QUEUE"')
  expect(first).not.toContain('"COMPLETED"')
  await emulator.control.advance(60_000)
  expect(await read()).toContain('"COMPLETED"')
})

test('stream: no event is held back', async () => {
  let upstream: ReadableStreamDefaultController<Uint8Array> | undefined
  const { submit, call } = createBench({
    fetch: async (_, init) =>
      init?.method === 'POST'
        ? Response.json({ request_id: 'r1' })
        : new Response(
            new ReadableStream<Uint8Array>({
              start(controller) {
                upstream = controller
              },
            }),
            { headers: { 'content-type': 'text/event-stream' } },
          ),
  })
  const { job, token } = await submit()
  const response = await call('GET', `${job}/status/stream`, { token })
  const reader = response.body?.getReader()
  for (let count = 0; count < 50; count += 1) {
    const event = `data: {"count":${count},"text":"Größe"}\n\n`
    upstream?.enqueue(new TextEncoder().encode(event))
    // Nothing else is sent before this one has arrived.
    const chunk = await reader?.read()
    expect(new TextDecoder().decode(chunk?.value)).toBe(event)
  }
  // A key in an event is taken out, even where it comes in two pieces.
  for (const piece of [
    `data: ${testKey.slice(0, 50)}`,
    `${testKey.slice(50)}\n\n`,
  ])
    upstream?.enqueue(new TextEncoder().encode(piece))
  const last = await reader?.read()
  expect(new TextDecoder().decode(last?.value)).toBe('data: [redacted]\n\n')
  await reader?.cancel()
})

test('stream: so many of one owner at once', async () => {
  const { submit, call } = createBench(
    { limits: { streamsPerOwner: 2 } },
    { clock: 'manual', queueMs: 1000 },
  )
  const { job, token } = await submit()
  const bob = await submit({ user: 'bob' })
  const open = () => call('GET', `${job}/status/stream`, { token })
  const [first, , third] = [await open(), await open(), await open()]
  expect([third?.status, third?.headers.get('retry-after')]).toEqual([429, '5'])
  const theirs = await call('GET', `${bob.job}/status/stream`, {
    user: 'bob',
    token: bob.token,
  })
  expect(theirs.status).toBe(200)
  // One place, given back once, however often an end is noticed.
  await first?.body?.cancel()
  expect([(await open()).status, (await open()).status]).toEqual([200, 429])
})

test.each([
  ['no stream', async () => Response.json({}, { status: 404 }), 404],
  ['no answer', () => Promise.reject(new TypeError('reset')), 502],
])('stream: %s takes no place', async (_, answer, status) => {
  const { submit, call } = createBench({
    limits: { streamsPerOwner: 1 },
    fetch: async (_url, init) =>
      init?.method === 'POST' ? Response.json({ request_id: 'r1' }) : answer(),
  })
  const { job, token } = await submit()
  for (let time = 0; time < 3; time += 1) {
    const response = await call('GET', `${job}/status/stream`, { token })
    expect(response.status).toBe(status)
  }
})

test('stream: a caller that goes away ends it at fal too', async () => {
  const { submit, handler } = createBench(
    {},
    { clock: 'manual', queueMs: 1000 },
  )
  const { job, token } = await submit()
  const stop = new AbortController()
  const response = await handler(
    new Request(`http://app.test${job}/status/stream`, {
      headers: { 'x-user': 'ann', 'x-falvideo-job-token': token },
      signal: stop.signal,
    }),
  )
  const reader = response.body?.getReader()
  await reader?.read()
  stop.abort()
  await expect(reader?.read()).rejects.toThrow()
})

test('upstream: a page instead of JSON is not passed on', async () => {
  const { submit, emulator } = createBench()
  emulator.faults.add({
    route: 'submit',
    kind: 'status',
    status: 502,
    body: '<html><script>alert(1)</script></html>',
    headers: { 'content-type': 'text/html' },
  })
  const { status, answer } = await submit()
  expect([status, answer.error_type]).toEqual([502, 'upstream_error'])
})

test('upstream: a redirect is not followed with the key', async () => {
  const asked: string[] = []
  const { submit } = createBench({
    fetch: async (url) => {
      asked.push(String(url))
      return Response.redirect('https://evil.test/', 307)
    },
  })
  const { status } = await submit()
  expect(status).toBe(504)
  expect(asked).toHaveLength(1)
})

test('upstream: an answer without end', async () => {
  const { submit } = createBench({
    limits: { upstreamTimeoutMs: 20 },
    fetch: async () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('{"request_id":'))
          },
        }),
      ),
  })
  expect((await submit()).answer.error_type).toBe('submit_outcome_unknown')
})

test('CORS: closed, and open to a listed origin only', async () => {
  const closed = createBench()
  const other = { origin: 'https://studio.example' }
  const refused = await closed.call('OPTIONS', endpointPath, { headers: other })
  expect(refused.status).toBe(403)
  const own = await closed.call('OPTIONS', endpointPath)
  expect([...own.headers.keys()]).toEqual([])

  const open = createBench({ allowedOrigins: ['https://studio.example'] })
  const preflight = await open.call('OPTIONS', endpointPath, { headers: other })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-origin')).toBe(
    'https://studio.example',
  )
  const { status } = await open.submit({ headers: other })
  expect(status).toBe(200)
  const evil = await open.submit({ headers: { origin: 'https://evil.test' } })
  expect(evil.status).toBe(403)
})

test('events: a listener that throws undoes nothing', async () => {
  const { submit } = createBench({
    onEvent: () => {
      throw new Error('The log is full.')
    },
  })
  expect((await submit()).status).toBe(200)
})

test('authorize: what throws or says something odd lets nobody in', async () => {
  const odd = [() => true, () => ({}), () => ({ id: '' }), () => undefined]
  for (const authorize of [
    ...odd,
    () => {
      throw new Error('The session store is away.')
    },
  ]) {
    const { submit, emulator } = createBench({ authorize: authorize as never })
    expect((await submit()).status).toBe(500)
    expect(emulator.requests).toHaveLength(0)
  }
})
