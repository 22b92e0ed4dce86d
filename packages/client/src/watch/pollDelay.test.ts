import { describe, expect, test } from 'vitest'
import { createConnection } from '../createConnection.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { pollDelay } from './pollDelay.ts'

type Followed = { requests: number; lateMs: number }
type Expectation = number | undefined

const receipt = { createdAtMs: 0, expectedMs: null } as Receipt

/** Polls a job of that length, from the first look a second after the submit. */
function follow(
  lengthMs: number,
  expectedMs: Expectation,
  jitter: number,
): Followed {
  let nowMs = 1_000
  const connection = createConnection({
    clock: { now: () => nowMs, startTimer: () => () => {} },
    random: () => jitter,
  })
  // Submit, this look and result.
  let requests = 3
  while (nowMs < lengthMs) {
    nowMs += pollDelay(connection, receipt, expectedMs)
    requests++
  }
  return { requests, lateMs: nowMs - lengthMs }
}

const jitters = [0, 0.5, 1]

/** The worst of jobs up to 5 % longer or shorter, whatever the jitter. */
function worst(lengthS: number, expectedMs: Expectation) {
  const all: Followed[] = []
  for (let percent = 95; percent <= 105; percent++) {
    for (const jitter of jitters) {
      all.push(follow(lengthS * percent * 10, expectedMs, jitter))
    }
  }
  return {
    requests: Math.max(...all.map(({ requests }) => requests)),
    lateMs: Math.max(...all.map(({ lateMs }) => lateMs)),
  }
}

const seconds = (ms: number) => (ms / 1_000).toFixed(1)

test('default: requests of a job and how late its end is known', () => {
  const lines = ['length   unknown      expected']
  for (const lengthS of [1, 3, 10, 30, 60, 120, 300, 600]) {
    const cells = [`${lengthS} s`.padEnd(7)]
    for (const expectedMs of [undefined, lengthS * 1_000]) {
      const { requests, lateMs } = worst(lengthS, expectedMs)
      cells.push(`${String(requests).padStart(3)} ${seconds(lateMs)} s`)
    }
    lines.push(cells.join('  ').trimEnd())
  }
  process.stdout.write(`${lines.join('\n')}\n`)
  expect(lines).toMatchInlineSnapshot(`
    [
      "length   unknown      expected",
      "1 s        4 1.0 s    4 1.0 s",
      "3 s        5 0.9 s    6 1.0 s",
      "10 s       7 3.3 s    8 0.9 s",
      "30 s       9 14.7 s   11 1.5 s",
      "60 s      12 2.9 s   12 2.9 s",
      "120 s     27 6.0 s   14 5.9 s",
      "300 s     47 14.7 s   20 14.5 s",
      "600 s     62 29.1 s   29 28.8 s",
    ]
  `)
})

describe('behavior: any length from half a second to ten minutes', () => {
  const lengths = Array.from({ length: 12_000 }, (_, index) => 500 + index * 50)

  test.each(jitters)(
    'expected (jitter %d): known within a twentieth of it',
    (jitter) => {
      for (const lengthMs of lengths) {
        const { lateMs } = follow(lengthMs, lengthMs, jitter)
        expect(lateMs).toBeLessThanOrEqual(Math.max(1_100, lengthMs / 20))
      }
    },
  )

  test.each(jitters)(
    'unknown (jitter %d): known before it could have run twice',
    (jitter) => {
      for (const lengthMs of lengths) {
        const { lateMs } = follow(lengthMs, undefined, jitter)
        const most = lengthMs > 60_000 ? lengthMs / 20 : lengthMs * 1.1
        expect(lateMs).toBeLessThanOrEqual(Math.max(1_100, most))
        expect(lateMs).toBeLessThanOrEqual(30_000)
      }
    },
  )
})
