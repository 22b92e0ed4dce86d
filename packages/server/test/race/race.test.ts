import { createEmulator } from '@falvideo/emulator'
import { startRedis } from '@falvideo/redis'
import { Redis } from 'ioredis'
import { expect, onTestFinished, test, vi } from 'vitest'
import { listDoubts } from '../../src/budget/listDoubts.ts'
import { settleDoubt } from '../../src/budget/settleDoubt.ts'
import { settleJobs } from '../../src/handler/settleJobs.ts'
import { createRedisStore } from '../../src/store/redis/createRedisStore.ts'
import { input } from '../createBench.ts'
import { testKey } from '../watchForKey.ts'
import { startWorker } from './startWorker.ts'
import type { WorkerTask } from './worker.ts'

const startMs = Date.UTC(2026, 9, 3, 12)
const dayKey = 'all:day:2026-10-03'

async function createRace(task: Partial<WorkerTask>) {
  const started = await startRedis()
  onTestFinished(started.stop)
  const redis = new Redis(started.socket)
  onTestFinished(() => redis.disconnect())
  const emulator = createEmulator({
    render: 'sample',
    crowd: 0,
    concurrency: 40,
  })
  onTestFinished(() => emulator.close())
  const { url } = await emulator.listen()
  const startOne = () =>
    startWorker({
      socket: started.socket,
      baseUrl: url,
      credentials: testKey,
      startMs,
      input,
      submits: 250,
      atOnce: 16,
      totalUsd: '10.00',
      follow: true,
      ...task,
    })
  const workers = Array.from({ length: 8 }, startOne)
  onTestFinished(() => {
    for (const worker of workers) worker.kill()
  })
  await Promise.all(workers.map(({ ready }) => ready))
  for (const worker of workers) worker.begin()
  return { redis, emulator, workers }
}

const micros = (usd: string) => Math.round(Number(usd) * 1_000_000)

test('8 processes, 2,000 submits, $10.00', { timeout: 240_000 }, async () => {
  const { redis, emulator, workers } = await createRace({})
  const reports = await Promise.all(workers.map(({ report }) => report))
  const statuses = reports.flatMap((report) => report?.statuses ?? [])
  const spent = emulator.ledger.spentUsd
  const accepted = reports.map((report) => report?.accepted ?? 0)
  process.stdout.write(
    `race: ${statuses.length} submits by ${reports.length} processes, accepted ${accepted.join(' + ')}, spent $${spent} of $10.00, left $${(10 - Number(spent)).toFixed(2)} < $0.36 a job\n`,
  )
  expect(reports.every((report) => report?.leaks === 0)).toBe(true)
  expect(statuses).toHaveLength(2000)
  expect(new Set(statuses)).toEqual(new Set([200, 402]))
  expect(micros(spent)).toBeLessThanOrEqual(10_000_000)
  expect(micros(spent)).toBeGreaterThan(10_000_000 - 360_000)
  const store = createRedisStore({ redis })
  expect(await store.readCounters([dayKey])).toEqual([micros(spent)])
})

test('killed processes leave no hold', { timeout: 240_000 }, async () => {
  const { redis, emulator, workers } = await createRace({
    totalUsd: '500.00',
    submits: 60,
  })
  await vi.waitUntil(() => emulator.ledger.submits >= 100, {
    timeout: 120_000,
    interval: 5,
  })
  for (const worker of workers.slice(0, 4)) worker.kill()
  await Promise.all(workers.map(({ report }) => report))

  // A quarter of an hour later all leases are over.
  const now = () => startMs + 3_600_000
  const store = createRedisStore({ redis, now })
  const settle = () =>
    settleJobs({
      credentials: testKey,
      fetch: emulator.fetch,
      store,
      now,
      count: 100,
    })
  let settled = 0
  for (let found = await settle(); found > 0; found = await settle()) {
    settled += found
  }
  const holds = await Promise.all(
    (await redis.keys('*hold:*')).map((key) => redis.hgetall(key)),
  )
  const unknown = holds.reduce((sum, hold) => sum + Number(hold.micros), 0)
  const [counted = 0] = await store.readCounters([dayKey])
  const spent = micros(emulator.ledger.spentUsd)
  process.stdout.write(
    `killed: 4 of 8 after 100 submits; ${settled} jobs settled afterwards, ${holds.length} unknown; billed $${emulator.ledger.spentUsd}, counted $${counted / 1_000_000}\n`,
  )
  expect(holds.length).toBeLessThanOrEqual(4 * 16)
  const doubts = await listDoubts({ store, count: 100 })
  expect(
    doubts.map(({ holdId }) => `{falvideo}:hold:${holdId}`).sort(),
  ).toEqual((await redis.keys('*hold:*')).sort())
  // Only what may have been billed and cannot be known is still counted.
  expect(holds.every(({ state }) => state === 'ended')).toBe(true)
  expect(counted).toBeGreaterThanOrEqual(spent)
  expect(counted - spent).toBeLessThanOrEqual(unknown)
  // No place is taken, and what is counted ends with its day, or when a person
  // has looked it up.
  expect(await redis.zcard('{falvideo}:leases')).toBe(0)
  expect(await redis.zcard('{falvideo}:jobs')).toBe(0)
  expect(await redis.zcard('{falvideo}:open:ann')).toBe(0)
  for (const key of await redis.keys('*')) {
    expect(await redis.pttl(key), key).toBeGreaterThan(0)
  }
  for (const { holdId } of doubts) {
    await settleDoubt({ store, holdId, billedUsd: '0' })
  }
  expect(await redis.keys('*hold:*')).toEqual([])
  expect(await store.readCounters([dayKey])).toEqual([counted - unknown])
})
