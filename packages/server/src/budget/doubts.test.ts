import { expect, test } from 'vitest'
import { createBench } from '../../test/createBench.ts'
import type { HandlerEvent } from '../handler/events.ts'
import { createMemoryStore } from '../store/createMemoryStore.ts'
import { listDoubts } from './listDoubts.ts'
import { settleDoubt } from './settleDoubt.ts'

const now = () => Date.UTC(2026, 9, 3, 12)

async function createDoubt() {
  const store = createMemoryStore({ now })
  const bench = createBench({ store, now, budget: { total: { day: '0.40' } } })
  bench.emulator.faults.add({ route: 'submit', kind: 'reset-after-accept' })
  await bench.submit()
  const [doubt] = await listDoubts({ store })
  if (doubt === undefined) throw new Error('There is no doubt.')
  return { ...bench, store, doubt }
}

test('default: a submit without an answer is listed', async () => {
  const { doubt, submit } = await createDoubt()
  expect(doubt).toEqual({
    holdId: expect.any(String),
    ownerId: 'ann',
    endpointId: 'fal-ai/ltx-2/image-to-video',
    requestId: null,
    countedUsd: '0.36',
    reservedAt: '2026-10-03T12:00:00.000Z',
  })
  expect((await submit()).status).toBe(402)
})

test('default: settled as a person says, once', async () => {
  const { doubt, store, submit } = await createDoubt()
  const events: HandlerEvent[] = []
  const settle = () =>
    settleDoubt({
      store,
      holdId: doubt.holdId,
      billedUsd: '0',
      onEvent: (event) => events.push(event),
      now,
    })
  expect([await settle(), await settle()]).toEqual([true, false])
  expect(events).toMatchObject([
    { type: 'bill', certainty: 'stated', countedUsd: '0.00' },
  ])
  expect(await listDoubts({ store })).toEqual([])
  expect((await submit()).status).toBe(200)
})

test('error: a job that is open is no doubt', async () => {
  const store = createMemoryStore({ now })
  const { submit } = createBench({ store, now })
  const { answer } = await submit()
  const hold = await store.findHold(answer.request_id)
  const settled = { store, holdId: hold?.id ?? '', billedUsd: '0' }
  expect(await settleDoubt(settled)).toBe(false)
  expect(await listDoubts({ store })).toEqual([])
})

test('error: an amount that is none', async () => {
  const { doubt, store } = await createDoubt()
  const settled = settleDoubt({ store, ...doubt, billedUsd: '-1' })
  await expect(settled).rejects.toThrow('decimal')
  expect(await listDoubts({ store })).toHaveLength(1)
})
