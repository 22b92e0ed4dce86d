import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { createEmulator } from '../src/exports/index.ts'
import { headers, type Submitted, send, submit } from './helpers.ts'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** Megabytes in use, on the heap and beside it, once what nobody needs is gone. */
async function usedMegabytes(): Promise<number> {
  // Sockets and streams let go of theirs a turn after they have ended.
  await new Promise((resolve) => setTimeout(resolve, 100))
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}

const jobCount = 1_000
const streamCount = 200
const runners = 50
const rounds = 2

const emulator = createEmulator({ render: 'sample', concurrency: runners })

/** Answers of many requests sent at once, and how many came in a second. */
async function sendAll<Answer>(count: number, one: (n: number) => Answer) {
  const start = performance.now()
  const all = Array.from({ length: count }, (_, n) => one(n))
  const answers = await Promise.all(all)
  const seconds = (performance.now() - start) / 1_000
  return { answers, rate: Math.round(count / seconds) }
}

/** Opens the stream of a request and reads what comes first. */
async function openStream({ status_url }: Submitted) {
  const stream = await fetch(`${status_url}/stream?logs=1`, { headers })
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Error('the stream has no body')
  expect((await reader.read()).value).toMatch('"status":"IN_QUEUE"')
  return reader
}

async function readToEnd(reader: ReadableStreamDefaultReader<string>) {
  let last = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return last
    last = value
  }
}

/** 1,000 requests in the queue, 200 streams open, and then all of them run. */
async function round(url: string) {
  const socket = {
    fetch: ((input, init) =>
      fetch(
        String(input).replace('https://', `${url}/`),
        init,
      )) as typeof fetch,
  }
  // Nothing moves before these are taken out of the way.
  emulator.control.configure({ runMs: 600_000 })
  const blockers = await sendAll(runners, () => submit(socket))
  emulator.control.configure({ runMs: 0 })
  const { answers: jobs, rate } = await sendAll(jobCount, () => submit(socket))
  const readers = await Promise.all(jobs.slice(-streamCount).map(openStream))
  const waiting = emulator.jobs.filter(({ status }) => status === 'IN_QUEUE')
  expect(waiting).toHaveLength(jobCount)
  const atPeak = await usedMegabytes()

  const ends = Promise.all(readers.map(readToEnd))
  await sendAll(runners, async (n) => {
    const url = blockers.answers[n]?.cancel_url ?? ''
    await (await fetch(url, { method: 'PUT', headers })).text()
  })
  for (const last of await ends) expect(last).toMatch('"status":"COMPLETED"')
  await expect
    .poll(() => emulator.ledger.spentUsd, { timeout: 60_000 })
    .toBe('360.00')
  const results = await sendAll(jobCount, (n) =>
    send({ fetch }, jobs[n]?.response_url ?? ''),
  )
  const statuses = results.answers.map(({ status }) => status)
  expect(new Set(statuses)).toEqual(new Set([200]))
  return { submits: rate, results: results.rate, atPeak }
}

test('1,000 requests in the queue and 200 streams: all end, memory stays flat', async () => {
  const { url } = await emulator.listen()
  // The first round compiles, fills pools and caches.
  await round(url)
  emulator.reset()
  const before = await usedMegabytes()
  const lines: string[] = []
  for (let n = 0; n < rounds; n += 1) {
    const { submits, results, atPeak } = await round(url)
    const kept = ((await usedMegabytes()) - before) * 1_024
    emulator.reset()
    const grown = (await usedMegabytes()) - before
    lines.push(
      `${submits} submits and ${results} results a second; memory ${mb(atPeak - before)} with all of them open, ${Math.round(kept / jobCount)} KB a job kept, ${mb(grown)} after a reset`,
    )
    // What a job leaves in the ledger and the log, and its input.
    expect(kept / jobCount).toBeLessThan(30)
    // Jobs, streams or sockets that stayed would be megabytes each round.
    expect(grown).toBeLessThan(5)
  }
  process.stdout.write(`emulator: ${lines.join('\nemulator: ')}\n`)
  await emulator.close()
}, 300_000)

function mb(value: number): string {
  return `${value >= 0 ? '+' : ''}${value.toFixed(1)} MB`
}
