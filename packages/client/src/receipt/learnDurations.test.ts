import { expect, test } from 'vitest'
import { systemClock } from '../utils/clock.ts'
import { learnDurations } from './learnDurations.ts'
import { memoryStorage } from './memoryStorage.ts'
import type { Receipt } from './receipt.ts'

const receipt = (intentId: string, tookMs: number | null): Receipt => ({
  version: 1,
  intentId,
  endpointId: 'fal-ai/ltx-2/text-to-video',
  inputHash: '',
  state: 'submitted',
  createdAtMs: 0,
  label: null,
  settlesAtMs: 0,
  requestId: intentId,
  jobToken: null,
  price: null,
  expectedMs: null,
  ending: { status: 'completed', endedAtMs: 0, tookMs, billedUnits: null },
})

function createStage() {
  const storage = memoryStorage()
  let nowMs = 0
  let looks = 0
  const expected = learnDurations(
    {
      ...storage,
      list() {
        looks++
        return storage.list()
      },
    },
    { ...systemClock, now: () => nowMs },
  )
  return {
    storage,
    ask: () => expected(receipt('new', null), null),
    advance: (ms: number) => {
      nowMs += ms
    },
    looks: () => looks,
  }
}

test('default: the median of what is known, null of nothing', async () => {
  const { storage, ask, advance } = createStage()
  expect(await ask()).toBeNull()
  for (const tookMs of [30, null, 10, 20]) {
    storage.set(receipt(`took ${tookMs}`, tookMs))
  }
  advance(1_000)
  expect(await ask()).toBe(20)
})

test('behavior: submits of one moment share one look', async () => {
  const { storage, ask, advance, looks } = createStage()
  storage.set(receipt('one', 10))
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([10, 10, 10])
  expect(looks()).toBe(1)
  advance(999)
  await ask()
  expect(looks()).toBe(1)
  advance(1)
  await ask()
  expect(looks()).toBe(2)
})

test('error: a broken storage costs the guess only', async () => {
  const storage = memoryStorage()
  const list = () => {
    throw new Error('broken')
  }
  const expected = learnDurations({ ...storage, list }, systemClock)
  expect(await expected(receipt('new', null), null)).toBeNull()
})
