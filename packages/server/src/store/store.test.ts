import { startRedis } from '@falvideo/redis'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createMemoryStore } from './createMemoryStore.ts'
import { createRedisStore } from './redis/createRedisStore.ts'
import type { Reservation, Store } from './store.ts'

let redis: Redis
let stop: () => Promise<void>

beforeAll(async () => {
  const started = await startRedis()
  redis = new Redis(started.socket)
  stop = started.stop
})
afterAll(async () => {
  redis.disconnect()
  await stop()
})

const start = Date.UTC(2026, 9, 3, 12)
let time = start
const now = () => time

const stores: [string, () => Store][] = [
  ['memory', () => createMemoryStore({ now })],
  ['redis', () => createRedisStore({ redis, now })],
]

function reservation(
  id: string,
  change: Partial<Reservation> & { micros?: number; ownerId?: string } = {},
): Reservation {
  const { micros = 360_000, ownerId = 'ann', ...rest } = change
  return {
    hold: {
      id,
      ownerId,
      endpointId: 'a/b',
      micros,
      unitMicros: 60_000,
      quantity: '6',
    },
    counters: [
      { key: 'all:day', limitMicros: 1_100_000, lifetimeMs: 86_400_000 },
      { key: `owner:${ownerId}`, limitMicros: 800_000, lifetimeMs: 86_400_000 },
    ],
    maxOpenJobs: null,
    leaseMs: 1000,
    ...rest,
  }
}

describe.each(stores)('%s', (_, create) => {
  let store: Store
  const sums = () => store.readCounters(['all:day', 'owner:ann', 'owner:bob'])

  beforeEach(async () => {
    time = start
    await redis.flushall()
    store = create()
  })

  test('reserve: all sums or none', async () => {
    expect(await store.reserve(reservation('1'))).toEqual({ state: 'reserved' })
    expect(await store.reserve(reservation('2'))).toEqual({ state: 'reserved' })
    // The owner has no room; the total, which has, must not change.
    expect(await store.reserve(reservation('3'))).toEqual({
      state: 'over_limit',
      key: 'owner:ann',
    })
    expect(await sums()).toEqual([720_000, 720_000, 0])
    expect(
      await store.reserve(
        reservation('4', { ownerId: 'bob', micros: 400_000 }),
      ),
    ).toEqual({
      state: 'over_limit',
      key: 'all:day',
    })
    expect(await sums()).toEqual([720_000, 720_000, 0])
  })

  test('reserve: to the last micro-dollar and not beyond', async () => {
    const all = {
      counters: [reservation('1').counters[0]].flatMap((c) => c ?? []),
    }
    await store.reserve(reservation('1', { ...all, micros: 1_099_999 }))
    expect(
      await store.reserve(reservation('2', { ...all, micros: 2 })),
    ).toMatchObject({
      state: 'over_limit',
    })
    expect(
      await store.reserve(reservation('3', { ...all, micros: 1 })),
    ).toEqual({
      state: 'reserved',
    })
    expect(
      await store.reserve(reservation('4', { ...all, micros: 0 })),
    ).toEqual({
      state: 'reserved',
    })
  })

  test('reserve: open jobs of one owner', async () => {
    const two = { maxOpenJobs: 2, counters: [] }
    await store.reserve(reservation('1', two))
    await store.reserve(reservation('2', two))
    const third = () => store.reserve(reservation('3', two))
    expect(await third()).toEqual({ state: 'too_many_jobs' })
    expect(
      await store.reserve(reservation('4', { ...two, ownerId: 'bob' })),
    ).toEqual({ state: 'reserved' })
    await store.settle('1', 0)
    expect(await third()).toEqual({ state: 'reserved' })
  })

  test('settle: with the billed amount, once', async () => {
    await store.reserve(reservation('1'))
    await store.markSent('1', 1000)
    await store.accept('1', 'r1', 1000)
    expect(await store.findHold('r1')).toMatchObject({
      id: '1',
      micros: 360_000,
    })
    expect(await store.settle('1', 300_000)).toMatchObject({
      state: 'accepted',
    })
    expect(await sums()).toEqual([300_000, 300_000, 0])
    expect(await store.settle('1', 0)).toBeNull()
    expect(await sums()).toEqual([300_000, 300_000, 0])
    expect(await store.findHold('r1')).toBeNull()
  })

  test('settle: unknown stays counted, and can be corrected', async () => {
    await store.reserve(reservation('1', { maxOpenJobs: 1 }))
    await store.markSent('1', 1000)
    expect(await store.settle('1', null)).toMatchObject({ state: 'sent' })
    expect(await sums()).toEqual([360_000, 360_000, 0])
    // It is over, so it takes no place any more.
    expect(await store.reserve(reservation('2', { maxOpenJobs: 1 }))).toEqual({
      state: 'reserved',
    })
    expect(await store.settle('1', 0)).toMatchObject({ state: 'ended' })
    expect(await sums()).toEqual([360_000, 360_000, 0])
  })

  test('ended: listed, the oldest first, until settled', async () => {
    for (const id of ['1', '2', '3']) {
      time += 1
      await store.reserve(reservation(id, { counters: [] }))
      await store.markSent(id, 1000)
    }
    expect(await store.listEnded(9)).toEqual([])
    await store.settle('3', null)
    time += 1000
    await store.takeExpired(9, 1000)
    const ids = async (count: number) =>
      (await store.listEnded(count)).map(({ id }) => id)
    expect(await ids(9)).toEqual(['1', '2', '3'])
    expect(await ids(1)).toEqual(['1'])
    expect(await store.listEnded(1)).toEqual([
      {
        id: '1',
        ownerId: 'ann',
        endpointId: 'a/b',
        micros: 360_000,
        unitMicros: 60_000,
        quantity: '6',
        reservedAtMs: start + 1,
        state: 'ended',
        requestId: null,
      },
    ])
    // The answer came after all, and the price of another one.
    await store.accept('1', 'r1', 1000)
    await store.settle('2', 0)
    expect(await ids(9)).toEqual(['3'])
  })

  test('lease: what was only reserved is given back', async () => {
    await store.reserve(reservation('1'))
    time += 999
    expect(await store.takeExpired(9, 1000)).toEqual([])
    expect(await sums()).toEqual([360_000, 360_000, 0])
    time += 1
    await store.takeExpired(9, 1000)
    expect(await sums()).toEqual([0, 0, 0])
    expect(await store.markSent('1', 1000)).toBe(false)
  })

  test('lease: what was sent stays counted, without a place', async () => {
    await store.reserve(reservation('1', { maxOpenJobs: 1 }))
    expect(await store.markSent('1', 1000)).toBe(true)
    expect(await store.markSent('1', 1000)).toBe(false)
    time += 1000
    expect(await store.reserve(reservation('2', { maxOpenJobs: 1 }))).toEqual({
      state: 'reserved',
    })
    expect(await sums()).toEqual([720_000, 720_000, 0])
    expect(await store.readHold('1')).toMatchObject({ state: 'ended' })
  })

  test('lease: what was accepted is handed out once per lease', async () => {
    for (const id of ['1', '2']) {
      await store.reserve(reservation(id))
      await store.markSent(id, 1000)
      await store.accept(id, `r${id}`, 1000)
    }
    time += 1000
    const [first] = await store.takeExpired(1, 1000)
    const [second] = await store.takeExpired(1, 1000)
    expect([first?.requestId, second?.requestId].sort()).toEqual(['r1', 'r2'])
    expect(await store.takeExpired(1, 1000)).toEqual([])
    time += 1000
    expect(await store.takeExpired(9, 1000)).toHaveLength(2)
  })

  test('lease: what was accepted keeps its place; its owner is asked for', async () => {
    for (const [id, ownerId] of [
      ['1', 'bob'],
      ['2', 'ann'],
    ] as const) {
      await store.reserve(reservation(id, { ownerId, counters: [] }))
      await store.markSent(id, 1000)
      await store.accept(id, `r${id}`, 1000)
    }
    time += 1000
    const one = { maxOpenJobs: 1, counters: [] }
    const third = () => store.reserve(reservation('3', one))
    expect(await third()).toEqual({ state: 'too_many_jobs' })
    const taken = await store.takeExpired(9, 1000, 'ann')
    expect(taken.map(({ id }) => id)).toEqual(['2'])
    expect(await store.takeExpired(9, 1000, 'ann')).toEqual([])
    await store.settle('2', 0)
    expect(await third()).toEqual({ state: 'reserved' })
  })

  test('a hold that is gone', async () => {
    expect(await store.settle('x', 5)).toBeNull()
    expect(await store.settle('x', null)).toBeNull()
    expect(await store.readHold('x')).toBeNull()
    expect(await store.findHold('x')).toBeNull()
    expect(await store.markSent('x', 1000)).toBe(false)
    await store.accept('x', 'r', 1000)
    expect(await store.findHold('r')).toBeNull()
  })

  test('once: claim, busy, done', async () => {
    expect(await store.claim('k', 'a', 1000)).toEqual({ state: 'claimed' })
    time += 7
    expect(await store.claim('k', 'b', 1000)).toEqual({
      state: 'busy',
      forMs: 7,
    })
    await store.complete('k', 'value', 1000)
    expect(await store.claim('k', 'b', 1000)).toEqual({
      state: 'done',
      value: 'value',
    })
  })

  test('once: only the claimant gives back', async () => {
    await store.claim('k', 'a', 1000)
    await store.abandon('k', 'b')
    expect(await store.claim('k', 'b', 1000)).toMatchObject({ state: 'busy' })
    await store.abandon('k', 'a')
    expect(await store.claim('k', 'b', 1000)).toEqual({ state: 'claimed' })
  })
})

test('redis: every key has a time to live', async () => {
  await redis.flushall()
  time = start
  const store = createRedisStore({ redis, now })
  await store.reserve(reservation('1'))
  await store.reserve(reservation('2'))
  await store.markSent('2', 1000)
  await store.accept('2', 'r2', 1000)
  await store.claim('k', 'a', 1000)
  await store.claim('l', 'a', 1000)
  await store.complete('l', '', 1000)
  const keys = await redis.keys('*')
  expect(keys.length).toBeGreaterThanOrEqual(9)
  for (const key of keys) expect(await redis.pttl(key), key).toBeGreaterThan(0)
})
