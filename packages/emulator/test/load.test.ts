import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { createEmulator } from '../src/exports/index.ts'
import { headers, type Submitted, send, submit } from './helpers.ts'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** Megabytes in use once what nobody needs has gone. */
function usedMegabytes(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed / 2 ** 20
}

const jobCount = 1_000
const streamCount = 200
const rounds = 2

test('1,000 requests in the queue and 200 streams: all end, memory stays flat', async () => {
  const emulator = createEmulator({
    render: 'sample',
    concurrency: 50,
    // Long enough to open every stream while all still wait.
    queueMs: 4_000,
  })
  const { url } = await emulator.listen()
  const socket = {
    fetch: ((input, init) =>
      fetch(
        String(input).replace('https://', `${url}/`),
        init,
      )) as typeof fetch,
  }

  async function round(): Promise<void> {
    const jobs: Submitted[] = await Promise.all(
      Array.from({ length: jobCount }, () => submit(socket)),
    )
    const streams = jobs.slice(-streamCount).map(async ({ status_url }) => {
      const stream = await fetch(`${status_url}/stream?logs=1`, { headers })
      const text = await stream.text()
      expect(text).toMatch('"status":"COMPLETED"')
    })
    await Promise.all(streams)
    await expect
      .poll(() => emulator.ledger.spentUsd, { timeout: 30_000 })
      .toBe('360.00')
    const results = jobs.map(async ({ response_url }) => {
      const { status } = await send({ fetch }, response_url)
      return status
    })
    expect(new Set(await Promise.all(results))).toEqual(new Set([200]))
  }

  await round()
  emulator.reset()
  const before = usedMegabytes()
  const start = performance.now()
  for (let n = 0; n < rounds; n += 1) {
    await round()
    emulator.reset()
  }
  const seconds = (performance.now() - start) / 1_000
  const grown = usedMegabytes() - before
  const requests = rounds * (2 * jobCount + streamCount)
  process.stdout.write(
    `emulator: ${Math.round(requests / seconds)} requests per second, heap ${grown >= 0 ? '+' : ''}${grown.toFixed(1)} MB after ${rounds * jobCount} jobs\n`,
  )
  // The runner's own bookkeeping grows too; jobs that stayed would be more.
  expect(grown).toBeLessThan(15)
  await emulator.close()
}, 300_000)
