import {
  createClient,
  isFalError,
  memoryStorage,
  type Receipt,
  type ReceiptStorage,
} from '@falvideo/client'
import { ltx2TextToVideo } from '@falvideo/client/endpoints'
import { createEmulator } from '@falvideo/emulator'
import { afterEach, expect, test } from 'vitest'
import { audit } from './audit.ts'
import type { Facts } from './readFacts.ts'
import { credentials, inputOf, type Told } from './World.ts'

// The checker of the soak is checked: clients that are broken on purpose must
// be found out, by what they leave behind alone.

const emulators = new Set<ReturnType<typeof createEmulator>>()
afterEach(async () => {
  for (const emulator of emulators) await emulator.close()
  emulators.clear()
})

type Broken = {
  /** Stands between the client and fal. */
  fetch?: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch
  /** Stands between the client and its receipts. */
  storage?: (storage: ReceiptStorage) => Partial<ReceiptStorage>
  /** What the client notes of what it was told. */
  note?: (told: Told) => Told
}

/** One job that succeeds and one that fails, through such a client. */
async function play({ fetch, storage, note }: Broken = {}): Promise<Facts> {
  const emulator = createEmulator({
    render: 'sample',
    crowd: 0,
    queueMs: 0,
    runMs: 0,
  })
  emulators.add(emulator)
  const intents = new Map<string, string>()
  const atFal: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const sent = request.method === 'POST' ? await request.clone().json() : {}
    const response = await emulator.fetch(request)
    if (sent.prompt !== undefined) {
      const { request_id } = await response.clone().json()
      intents.set(request_id, sent.prompt)
    }
    return response
  }
  const kept = memoryStorage()
  const client = createClient({
    credentials: credentials.direct,
    fetch: fetch?.(atFal) ?? atFal,
    storage: { ...kept, ...storage?.(kept) },
  })
  const told: Told[] = []
  const tell = (one: Told) => told.push(note?.(one) ?? one)
  for (const intentId of ['direct-good', 'direct-bad']) {
    if (intentId === 'direct-bad') {
      emulator.faults.add({ route: 'submit', kind: 'content-policy' })
    }
    const input = inputOf(intentId)
    await client.generate(ltx2TextToVideo, input, { intentId }).then(
      ({ requestId }) => tell({ intentId, what: 'video', requestId }),
      (error: unknown) => {
        if (!isFalError(error)) throw error
        const { name, requestId, final } = error
        tell({ intentId, what: 'error', word: name, requestId, final })
      },
    )
  }
  const { jobs, spentUsd } = emulator.ledger
  const receipts = await kept.list()
  return {
    ledger: [...jobs],
    spentUsd,
    receipts: new Map(receipts.map((one) => [one.intentId, one])),
    told,
    intents,
  }
}

test('behavior: a sound client leaves nothing to say', async () => {
  const facts = await play()
  expect(facts.told.map(({ what }) => what)).toEqual(['video', 'error'])
  expect(facts.ledger.map(({ status }) => status)).toEqual([
    'COMPLETED',
    'FAILED',
  ])
  expect(audit(facts)).toEqual([])
})

test('behavior: finds out who submits twice', async () => {
  const facts = await play({
    fetch: (fetch) => async (input, init) => {
      const request = new Request(input, init)
      if (request.method === 'POST') await fetch(request.clone())
      return fetch(request)
    },
  })
  expect(audit(facts)).toContain('double: direct-good has 2 jobs')
})

test('behavior: finds out who forgets a receipt', async () => {
  const facts = await play({
    storage: (storage) => ({
      set: (receipt) => storage.delete(receipt.intentId),
    }),
  })
  expect(audit(facts)).toContainEqual(
    expect.stringMatching(/^lost: \S+ of direct-good has no receipt$/),
  )
})

test('behavior: finds out who forgets an ending', async () => {
  const facts = await play({
    storage: (storage) => ({
      set: (receipt) => storage.set({ ...receipt, ending: null }),
    }),
  })
  expect(audit(facts)).toContain('forgotten: direct-good has no ending')
})

test('behavior: finds out who believes completed what failed', async () => {
  const believe = (receipt: Receipt): Receipt =>
    receipt.ending
      ? { ...receipt, ending: { ...receipt.ending, status: 'completed' } }
      : receipt
  const facts = await play({
    storage: (storage) => ({
      set: (receipt) => storage.set(believe(receipt)),
    }),
    note: (told) => ({ ...told, what: 'video' }),
  })
  expect(audit(facts)).toEqual([
    'direct-bad is completed, the ledger says FAILED',
    'direct-bad was told a video, the ledger says FAILED',
  ])
})

test('behavior: finds out whose receipts lose money', async () => {
  const facts = await play({
    storage: (storage) => ({
      set: (receipt) =>
        storage.set(
          receipt.ending
            ? { ...receipt, ending: { ...receipt.ending, billedUnits: '0' } }
            : receipt,
        ),
    }),
  })
  expect(audit(facts)).toContainEqual(
    expect.stringMatching(/^direct-good was billed 0 units, the ledger says/),
  )
  expect(audit(facts)).toContainEqual(
    expect.stringMatching(/^the receipts say 0 micro-dollars, the ledger/),
  )
})
