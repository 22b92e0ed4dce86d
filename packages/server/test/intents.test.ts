import { expect, test } from 'vitest'
import { createMemoryStore } from '../src/store/createMemoryStore.ts'
import { createBench, input } from './createBench.ts'

const intent = { 'x-falvideo-intent-id': 'intent-1' }

test('default: the second submit of an intent joins the first', async () => {
  const { submit, emulator, finish } = createBench()
  const first = await submit({ headers: intent })
  const second = await submit({ headers: intent })
  expect(second.status).toBe(200)
  expect(second.answer.request_id).toBe(first.answer.request_id)
  expect(emulator.ledger.submits).toBe(1)
  expect((await finish(second.job, second.token)).status).toBe(200)
})

test('behavior: both at once', async () => {
  const { submit, emulator } = createBench()
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => submit({ headers: intent })),
  )
  expect(new Set(answers.map(({ answer }) => answer.request_id)).size).toBe(1)
  expect(emulator.ledger.submits).toBe(1)
})

test('behavior: other owners have intents of their own', async () => {
  const { submit, emulator } = createBench()
  await submit({ headers: intent })
  await submit({ headers: intent, user: 'bob' })
  expect(emulator.ledger.submits).toBe(2)
})

test('behavior: what created no job may be tried again', async () => {
  const { submit, emulator } = createBench()
  emulator.faults.add({ route: 'submit', kind: 'status', status: 429 })
  expect((await submit({ headers: intent })).status).toBe(429)
  expect((await submit({ headers: intent })).status).toBe(200)
})

test('error: an outcome that nobody knows stays unknown', async () => {
  const { submit, emulator } = createBench()
  emulator.faults.add({ route: 'submit', kind: 'reset-after-accept' })
  for (let time = 0; time < 3; time += 1) {
    const { status, answer } = await submit({ headers: intent })
    expect([status, answer.error_type]).toEqual([504, 'submit_outcome_unknown'])
  }
  expect(emulator.ledger.submits).toBe(1)
})

test('error: the same intent, another input', async () => {
  const { submit, emulator } = createBench()
  await submit({ headers: intent })
  const other = await submit({
    headers: intent,
    body: { ...input, duration: 8 },
  })
  expect([other.status, other.answer.error_type]).toEqual([
    409,
    'intent_conflict',
  ])
  expect(emulator.ledger.submits).toBe(1)
})

test('error: an intent of a process that died in the middle of it', async () => {
  let time = Date.UTC(2026, 9, 3)
  const now = () => time
  const store = createMemoryStore({ now })
  const { submit, emulator } = createBench({ store, now })
  await store.claim('intent:ann:intent-1', 'the dead', 86_400_000)
  time += 60_000
  const { status, answer } = await submit({ headers: intent })
  expect([status, answer.error_type]).toEqual([504, 'submit_outcome_unknown'])
  expect(emulator.requests).toHaveLength(0)
})
