import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type JobEvent,
  type JobState,
  joinLine,
  nextState,
  pickNext,
  statusWord,
  type Waiting,
} from './queue.ts'

const outcome = { status: 200, body: {} }

const event: fc.Arbitrary<JobEvent> = fc.oneof(
  fc.record({ type: fc.constant('start' as const), at: fc.nat() }),
  fc.record({ type: fc.constant('requeue' as const) }),
  fc.record({
    type: fc.constantFrom('cancel' as const, 'finish' as const),
    at: fc.nat(),
    outcome: fc.record({ status: fc.integer({ min: 200, max: 599 }) }),
  }) as fc.Arbitrary<JobEvent>,
)

/** Every state a series of events leads through. */
function walk(events: readonly JobEvent[]): JobState[] {
  const states: JobState[] = [{ phase: 'queued', attempts: 0 }]
  for (const one of events) {
    const last = states.at(-1)
    const next = last && nextState(last, one)
    if (next) states.push(next)
  }
  return states
}

describe('nextState', () => {
  test('a finished request never changes again', () => {
    fc.assert(
      fc.property(fc.array(event), event, (events, one) => {
        const last = walk(events).at(-1)
        if (last?.phase !== 'finished') return
        expect(nextState(last, one)).toBeUndefined()
      }),
    )
  })

  test('attempts count the starts and never fall', () => {
    fc.assert(
      fc.property(fc.array(event), (events) => {
        let starts = 0
        let before: JobState | undefined
        for (const state of walk(events)) {
          const began = state.phase === 'running' && before?.phase === 'queued'
          if (began) starts += 1
          expect(state.attempts).toBe(starts)
          before = state
        }
      }),
    )
  })

  test('only steps that fal knows', () => {
    const known = new Set([
      'IN_QUEUE>IN_PROGRESS',
      'IN_QUEUE>COMPLETED',
      'IN_PROGRESS>IN_QUEUE',
      'IN_PROGRESS>COMPLETED',
      // Told to stop, and still running.
      'IN_PROGRESS>IN_PROGRESS',
    ])
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const words = walk(events).map(({ phase }) => statusWord(phase))
        for (const [n, word] of words.slice(1).entries()) {
          expect(known).toContain(`${words[n]}>${word}`)
        }
      }),
    )
  })

  test('a request cancelled in the queue never ran', () => {
    const queued: JobState = { phase: 'queued', attempts: 0 }
    const cancelled = nextState(queued, { type: 'cancel', at: 5, outcome })
    expect(cancelled).toEqual({
      phase: 'finished',
      attempts: 0,
      startedAt: undefined,
      finishedAt: 5,
      outcome,
    })
  })
})

const entry: fc.Arbitrary<Waiting> = fc.record({
  requestId: fc.uuid(),
  account: fc.constantFrom('ann', 'bob'),
  priority: fc.constantFrom('normal' as const, 'low' as const),
  readyAt: fc.nat({ max: 100 }),
})
const line = fc
  .uniqueArray(entry, { selector: ({ requestId }) => requestId })
  .map((entries) => {
    let joined: Waiting[] = []
    for (const one of entries) joined = joinLine(joined, one)
    return { entries, joined }
  })

describe('joinLine', () => {
  test('normal before low, and first come, first served', () => {
    fc.assert(
      fc.property(line, ({ entries, joined }) => {
        const of = (priority: string) =>
          entries.filter((one) => one.priority === priority)
        expect(joined).toEqual([...of('normal'), ...of('low')])
      }),
    )
  })

  test('who comes back stands in front of their kind', () => {
    fc.assert(
      fc.property(line, entry, ({ joined }, back) => {
        const after = joinLine(joined, back, 'front')
        const kind = after.filter(({ priority }) => priority === back.priority)
        expect(kind[0]).toBe(back)
        expect(after.filter((one) => one !== back)).toEqual(joined)
      }),
    )
  })
})

describe('pickNext', () => {
  test('nobody over the limit, nobody early, nobody left out', () => {
    const busy = fc.record({ ann: fc.nat({ max: 3 }), bob: fc.nat({ max: 3 }) })
    const limit = fc.integer({ min: 1, max: 3 })
    fc.assert(
      fc.property(
        line,
        busy,
        limit,
        fc.nat({ max: 100 }),
        (all, use, max, now) => {
          const running = new Map(Object.entries(use))
          const picked = new Set(pickNext(all.joined, running, max, now))
          for (const account of ['ann', 'bob'] as const) {
            const ready = all.joined.filter(
              (one) => one.account === account && one.readyAt <= now,
            )
            const free = Math.max(0, max - use[account])
            const expected = ready.slice(0, free)
            const got = ready.filter(({ requestId }) => picked.has(requestId))
            expect(got).toEqual(expected)
          }
          const early = all.joined.filter(({ readyAt }) => readyAt > now)
          expect(early.some(({ requestId }) => picked.has(requestId))).toBe(
            false,
          )
        },
      ),
    )
  })
})
