import { createEmulator } from '@falvideo/emulator'
import { expect, test } from 'vitest'
import { createClient } from '../src/createClient.ts'
import { ltx2ImageToVideo } from '../src/exports/endpoints.ts'
import { createFastClock } from './createFastClock.ts'
import { input } from './createStage.ts'

const count = 1_000

test('behavior: 1,000 jobs at once, none lost and none double', async () => {
  const emulator = createEmulator({
    render: 'sample',
    concurrency: count,
    queueMs: 50,
    runMs: 200,
  })
  const client = createClient({
    credentials: 'key-id:key-secret',
    fetch: emulator.fetch,
    clock: createFastClock(10),
    requestTimeoutMs: 600_000,
  })
  const before = { cpu: process.cpuUsage(), memory: process.memoryUsage() }
  const results = await Promise.all(
    Array.from({ length: count }, () =>
      client.generate(ltx2ImageToVideo, input),
    ),
  )
  const cpu = process.cpuUsage(before.cpu)
  const grown = process.memoryUsage().heapUsed - before.memory.heapUsed

  const ids = new Set(results.map(({ requestId }) => requestId))
  expect(ids.size).toBe(count)
  expect(emulator.ledger.submits).toBe(count)
  expect(emulator.ledger.spentUsd).toBe('360.00')
  expect(client.parts.intents?.running.size).toBe(0)
  const ms = (cpu.user + cpu.system) / 1_000 / count
  process.stdout.write(
    `${count} jobs: ${ms.toFixed(2)} ms of CPU and ${(grown / 1_024 / count).toFixed(1)} KiB of heap per job, emulator included\n`,
  )
  await emulator.close()
}, 120_000)
