import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
import { expect, test } from 'vitest'
import { createMemoryStore } from '../src/store/createMemoryStore.ts'
import type { Store } from '../src/store/store.ts'
import { createBench, endpointPath, input } from './createBench.ts'

const noon = Date.UTC(2026, 9, 3, 12)

type Options = Parameters<typeof createBench>

function createPurse(options: Options[0] = {}, emulator: Options[1] = {}) {
  let time = noon
  const now = () => time
  const store = createMemoryStore({ now })
  const bench = createBench(
    { store, now, budget: { total: { day: '1.00' } }, ...options },
    emulator,
  )
  const counted = async () =>
    (await store.readCounters(['all:day:2026-10-03']))[0]
  const bills = () =>
    bench.events.flatMap((event) =>
      event.type === 'bill' ? [`${event.certainty} ${event.countedUsd}`] : [],
    )
  return {
    ...bench,
    store,
    counted,
    bills,
    advance: (ms: number) => {
      time += ms
    },
  }
}

test('default: reserved at submit, settled at the result, once', async () => {
  const { submit, finish, call, counted, bills } = createPurse()
  const { job, token } = await submit()
  expect(await counted()).toBe(360_000)
  await finish(job, token)
  await call('GET', job, { token })
  expect(await counted()).toBe(360_000)
  expect(bills()).toEqual(['units 0.36'])
})

test('behavior: the server prices, not the caller', async () => {
  const { submit, counted } = createPurse()
  await submit({ body: { ...input, duration: 8 } })
  expect(await counted()).toBe(480_000)
  const dear = await submit({
    body: { ...input, resolution: '2160p', duration: 10 },
  })
  expect(dear.status).toBe(402)
  expect(dear.answer.error_type).toBe('budget_exceeded')
})

test('behavior: a dearer setting is settled at what fal bills', async () => {
  const { submit, finish, counted, emulator } = createPurse({
    budget: { total: { day: '9.00' } },
  })
  const { job, token } = await submit({
    body: { ...input, resolution: '2160p' },
  })
  expect(await counted()).toBe(1_440_000)
  const result = await finish(job, token)
  expect(result.headers.get('x-fal-billable-units')).toBe('24')
  expect(emulator.ledger.spentUsd).toBe('1.44')
  expect(await counted()).toBe(1_440_000)
})

test('behavior: a dearer setting, should fal bill it in seconds', async () => {
  const { submit, call, counted } = createPurse({
    budget: { total: { day: '9.00' } },
    fetch: async (_, init) =>
      init?.method === 'POST'
        ? Response.json({ request_id: 'r1', status: 'IN_QUEUE' })
        : Response.json({}, { headers: { 'x-fal-billable-units': '6.00' } }),
  })
  const body = { ...input, resolution: '2160p' }
  const { job, token } = await submit({ body })
  await call('GET', job, { token })
  expect(await counted()).toBe(1_440_000)
})

test('behavior: billed less than estimated', async () => {
  const { submit, call, counted } = createPurse({
    fetch: async (_, init) =>
      init?.method === 'POST'
        ? Response.json({ request_id: 'r1', status: 'IN_QUEUE' })
        : Response.json({}, { headers: { 'x-fal-billable-units': '4.5' } }),
  })
  const { job, token } = await submit()
  await call('GET', job, { token })
  expect(await counted()).toBe(270_000)
})

test.each([
  ['refused with 422', { status: 422 }, 422],
  ['refused with 429', { status: 429 }, 429],
  ['refused with 403', { status: 403 }, 403],
])('behavior: %s, so given back', async (_, fault, status) => {
  const { submit, emulator, counted } = createPurse()
  emulator.faults.add({
    route: 'submit',
    kind: 'status',
    body: { detail: 'no' },
    ...fault,
  })
  expect((await submit()).status).toBe(status)
  expect(await counted()).toBe(0)
})

test.each([
  ['no answer', { kind: 'reset-after-accept' as const }, 504],
  ['503 of a gateway', { kind: 'status' as const, status: 503 }, 503],
  ['500', { kind: 'status' as const, status: 500 }, 500],
])('behavior: %s, so it stays counted', async (_, fault, status) => {
  const { submit, emulator, counted, bills } = createPurse()
  emulator.faults.add({ route: 'submit', ...fault })
  expect((await submit()).status).toBe(status)
  expect(await counted()).toBe(360_000)
  expect(bills()).toEqual(['unknown 0.36'])
})

test.each(['garbled', 'reset-in-body'] as const)(
  'behavior: %s, but its head names the job, which fal knows',
  async (kind) => {
    const { submit, finish, emulator, counted, events } = createPurse()
    emulator.faults.add({ route: 'submit', kind })
    const { status, job, token, answer } = await submit()
    expect([status, answer.request_id]).toEqual([
      200,
      emulator.ledger.jobs[0]?.requestId,
    ])
    expect((await finish(job, token)).status).toBe(200)
    expect(await counted()).toBe(360_000)
    expect(events.map(({ type }) => type)).toEqual(['submit', 'bill'])
  },
)

test('behavior: a head that names a job which fal does not know', async () => {
  const { submit, counted, bills } = createPurse({
    fetch: async (_, init) =>
      init?.method === 'POST'
        ? new Response('<html>', { headers: { 'x-fal-request-id': 'r9' } })
        : Response.json({ status: 'NOT_FOUND' }, { status: 404 }),
  })
  expect((await submit()).status).toBe(504)
  expect(await counted()).toBe(360_000)
  expect(bills()).toEqual(['unknown 0.36'])
})

test('behavior: fal cannot be reached, so given back', async () => {
  const { submit, counted } = createPurse({
    fetch: async () => {
      const cause = Object.assign(new Error('x'), { code: 'ECONNREFUSED' })
      throw new TypeError('fetch failed', { cause })
    },
  })
  const { status, answer } = await submit()
  expect([status, answer.error_type]).toEqual([503, 'not_submitted'])
  expect(await counted()).toBe(0)
})

test('behavior: fal does not answer in time, so it stays counted', async () => {
  const { submit, counted, emulator } = createPurse({
    limits: { upstreamTimeoutMs: 20 },
  })
  emulator.faults.add({ route: 'submit', kind: 'hang' })
  const { status, answer } = await submit()
  expect([status, answer.error_type]).toEqual([504, 'submit_outcome_unknown'])
  expect(await counted()).toBe(360_000)
})

test('behavior: a caller that leaves takes no bill along', async () => {
  const stop = new AbortController()
  const { submit, handler, bills } = createPurse({
    fetch: async (_, init) => {
      if (init?.method === 'POST') return Response.json({ request_id: 'r1' })
      stop.abort()
      init?.signal?.throwIfAborted()
      return Response.json({}, { headers: { 'x-fal-billable-units': '6' } })
    },
  })
  const { job, token } = await submit()
  await handler(
    new Request(`http://app.test${job}`, {
      headers: { 'x-user': 'ann', 'x-falvideo-job-token': token },
      signal: stop.signal,
    }),
  )
  expect(bills()).toEqual(['units 0.36'])
})

test('behavior: cancelled in the queue, so given back', async () => {
  const { submit, call, counted, bills } = createPurse(
    {},
    { clock: 'manual', queueMs: 1000 },
  )
  const { job, token } = await submit()
  await call('PUT', `${job}/cancel`, { token })
  expect(await counted()).toBe(0)
  expect(bills()).toEqual(['free 0.00'])
})

test('behavior: failed and free', async () => {
  const { submit, finish, counted, emulator } = createPurse()
  emulator.faults.add({ route: 'submit', kind: 'content-policy' })
  const { job, token } = await submit()
  expect((await finish(job, token)).status).toBe(422)
  expect(await counted()).toBe(0)
})

test('behavior: per owner, in all, and for one owner alone', async () => {
  const { submit } = createPurse({
    budget: { perOwner: { day: '0.40' }, total: { month: '1.00' } },
    authorize: (request) => {
      const id = request.headers.get('x-user') ?? ''
      return id === 'vip' ? { id, budget: { day: '5.00' } } : { id }
    },
  })
  const statusOf = async (user: string) => (await submit({ user })).status
  expect(await statusOf('ann')).toBe(200)
  expect(await statusOf('ann')).toBe(402)
  expect(await statusOf('vip')).toBe(200)
  // 0.72 of 1.00 are gone: the month has no room, whatever the owner has.
  expect(await statusOf('vip')).toBe(402)
  expect(await statusOf('bob')).toBe(402)
})

test('behavior: a limit that one owner does not name stays', async () => {
  const { submit } = createPurse({
    budget: { perOwner: { day: '0.40', month: '0.80' } },
    authorize: () => ({ id: 'vip', budget: { day: '5.00' } }),
    limits: { openJobsPerOwner: null },
  })
  const statuses: number[] = []
  for (let count = 0; count < 3; count += 1) {
    statuses.push((await submit()).status)
  }
  expect(statuses).toEqual([200, 200, 402])
})

test('behavior: a new day has new money', async () => {
  const { submit, advance } = createPurse({
    budget: { total: { day: '0.40' } },
    limits: { openJobsPerOwner: null },
  })
  expect((await submit()).status).toBe(200)
  expect((await submit()).status).toBe(402)
  advance(12 * 3_600_000)
  expect((await submit()).status).toBe(200)
})

test('behavior: jobs that nobody followed give way when room is needed', async () => {
  const { submit, emulator, advance, counted } = createPurse(
    {},
    { clock: 'manual' },
  )
  emulator.faults.add({ route: 'submit', kind: 'content-policy', times: 2 })
  await submit()
  await submit()
  expect((await submit()).status).toBe(402)
  expect(await counted()).toBe(720_000)
  await emulator.control.advance(60_000)
  advance(15 * 60_000)
  expect((await submit()).status).toBe(200)
  expect(await counted()).toBe(360_000)
})

test('behavior: open jobs of one owner', async () => {
  const { submit, call } = createPurse(
    { limits: { openJobsPerOwner: 1 }, budget: {} },
    { clock: 'manual', queueMs: 1000 },
  )
  const { job, token } = await submit()
  const second = await submit()
  expect([second.status, second.answer.error_type]).toEqual([
    429,
    'too_many_jobs',
  ])
  expect((await submit({ user: 'bob' })).status).toBe(200)
  await call('PUT', `${job}/cancel`, { token })
  expect((await submit()).status).toBe(200)
})

test('error: a store that is down before the submit lets nothing through', async () => {
  const store = brokenAfter(createMemoryStore(), 'reserve')
  const { call, emulator, events } = createPurse({ store })
  const response = await call('POST', endpointPath, { body: input })
  expect(response.status).toBe(500)
  expect(await response.json()).toEqual({
    detail: 'The handler failed.',
    error_type: 'internal_error',
  })
  expect(emulator.requests).toHaveLength(0)
  expect(events.map(({ type }) => type)).toEqual(['error', 'refuse'])
})

test('error: a store that is down after the submit hides no job', async () => {
  const store = brokenAfter(createMemoryStore(), 'accept')
  const { submit, finish } = createPurse({ store })
  const { status, job, token } = await submit()
  expect(status).toBe(200)
  expect((await finish(job, token)).status).toBe(200)
})

test('error: a store that says nothing before the submit lets nothing through', async () => {
  const store = brokenAfter(createMemoryStore(), 'reserve', silence)
  const limits = { storeTimeoutMs: 20 }
  const { submit, emulator } = createPurse({ store, limits })
  expect((await submit()).status).toBe(500)
  expect(emulator.requests).toHaveLength(0)
})

test('error: a store that says nothing after the submit hides no job', async () => {
  const store = brokenAfter(createMemoryStore(), 'accept', silence)
  const limits = { storeTimeoutMs: 20 }
  const { submit, finish, events } = createPurse({ store, limits })
  const { status, job, token } = await submit()
  expect(status).toBe(200)
  expect((await finish(job, token)).status).toBe(200)
  expect(events.map(({ type }) => type)).toEqual(['error', 'submit', 'error'])
})

test('error: a price that is not known fits no budget', async () => {
  const { submit } = createPurse({
    endpoints: [
      { ...ltx2ImageToVideo, price: { ...ltx2ImageToVideo.price, rates: {} } },
    ] as never,
  })
  expect((await submit()).answer.error_type).toBe('budget_exceeded')
})

const down = async () => {
  throw new Error('The store is down.')
}
const silence = () => new Promise<never>(() => {})

/** A store whose method, and all after it, fail. */
function brokenAfter(
  store: Store,
  method: keyof Store,
  fail: () => Promise<never> = down,
): Store {
  const methods: (keyof Store)[] = ['reserve', 'accept', 'readHold', 'settle']
  const broken = methods.slice(methods.indexOf(method))
  return {
    ...store,
    ...Object.fromEntries(broken.map((name) => [name, fail])),
  }
}
