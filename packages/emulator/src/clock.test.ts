import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createManualClock, createRealClock } from './clock.ts'

const settle = async () => {}

test('manual: everything due happens, in order, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 50 })),
      fc.array(fc.nat({ max: 30 })),
      async (timers, steps) => {
        const clock = createManualClock(1_000)
        const seen: number[] = []
        for (const at of timers) {
          clock.schedule(1_000 + at, () => {
            expect(clock.now()).toBe(1_000 + at)
            seen.push(at)
          })
        }
        for (const step of steps) await clock.advance(step, settle)
        const passed = steps.reduce((sum, step) => sum + step, 0)
        expect(clock.now()).toBe(1_000 + passed)
        const due = timers.filter((at) => at <= passed)
        expect(seen).toEqual(due.toSorted((a, b) => a - b))
      },
    ),
  )
})

test('manual: timers that timers set, within the same step', async () => {
  const clock = createManualClock(0)
  const seen: number[] = []
  const again = () => {
    seen.push(clock.now())
    clock.schedule(clock.now() + 10, again)
  }
  clock.schedule(10, again)
  await clock.advance(35, settle)
  expect(seen).toEqual([10, 20, 30])
})

test('manual: what is due now happens by itself; cancelled is cancelled', async () => {
  const clock = createManualClock(0)
  const seen: string[] = []
  clock.schedule(0, () => seen.push('now'))
  clock.schedule(0, () => seen.push('never'))()
  clock.schedule(1, () => seen.push('later'))
  await new Promise((resolve) => setImmediate(resolve))
  expect(seen).toEqual(['now'])
  await clock.advance(1, settle)
  expect(seen).toEqual(['now', 'later'])
})

test('real: calls back once, not when cancelled', async () => {
  const clock = createRealClock()
  clock.schedule(clock.now(), () => {
    throw new Error('cancelled')
  })()
  await new Promise<void>((resolve) => {
    clock.schedule(clock.now() + 5, resolve)
  })
})
