import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import { indexedDbStorage } from './indexedDbStorage.ts'
import { memoryStorage } from './memoryStorage.ts'
import type { Receipt } from './receipt.ts'
import type { ReceiptStorage } from './receiptStorage.ts'
import { webStorage } from './webStorage.ts'

const receipt = (intentId: string, more: Partial<Receipt> = {}): Receipt => ({
  version: 1,
  intentId,
  endpointId: 'fal-ai/ltx-2/image-to-video',
  inputHash: 'a',
  state: 'submitting',
  createdAtMs: 0,
  label: null,
  settlesAtMs: 0,
  requestId: null,
  jobToken: null,
  price: null,
  expectedMs: null,
  ending: null,
  ...more,
})

/** What a browser's storage does, without a browser. */
function createFakeStorage(): Storage {
  const entries = new Map<string, string>()
  return {
    get length() {
      return entries.size
    },
    clear: () => entries.clear(),
    getItem: (key) => entries.get(key) ?? null,
    key: (index) => [...entries.keys()][index] ?? null,
    removeItem: (key) => {
      entries.delete(key)
    },
    setItem: (key, value) => {
      entries.set(key, value)
    },
  }
}

let databases = 0
const storages: [string, () => ReceiptStorage][] = [
  ['memoryStorage', memoryStorage],
  ['webStorage', () => webStorage(createFakeStorage())],
  ['indexedDbStorage', () => indexedDbStorage(`test-${++databases}`)],
]

describe.each(storages)('%s', (_, create) => {
  test('default', async () => {
    const storage = create()
    expect(await storage.get('a')).toBeNull()
    expect(await storage.list()).toEqual([])
    expect(await storage.claim(receipt('a'))).toBeNull()
    expect(await storage.get('a')).toEqual(receipt('a'))
    const done = receipt('a', { state: 'submitted', requestId: 'r' })
    await storage.set(done)
    expect(await storage.claim(receipt('a'))).toEqual(done)
    await storage.set(receipt(''))
    expect(
      (await storage.list()).map(({ intentId }) => intentId).sort(),
    ).toEqual(['', 'a'])
    await storage.delete('a')
    await storage.delete('never')
    expect(await storage.get('a')).toBeNull()
  })

  test('behavior: of many claims at once, one wins', async () => {
    const storage = create()
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        storage.claim(receipt('a', { inputHash: String(index) })),
      ),
    )
    const won = claims.filter((earlier) => earlier === null)
    expect(won).toHaveLength(1)
    const kept = await storage.get('a')
    for (const earlier of claims) {
      if (earlier) expect(earlier).toEqual(kept)
    }
  })
})

test('behavior: memory keeps the latest 1,000 ended jobs, and all others', () => {
  const storage = memoryStorage()
  const ending = {
    status: 'completed',
    endedAtMs: 0,
    tookMs: null,
    billedUnits: null,
  } as const
  storage.set(receipt('running'))
  for (let count = 0; count < 1_200; count++) {
    storage.set(receipt(`job ${count}`, { ending }))
  }
  expect(storage.list()).toHaveLength(1_001)
  expect(storage.get('running')).not.toBeNull()
  expect(storage.get('job 199')).toBeNull()
  expect(storage.get('job 200')).not.toBeNull()
})

test('behavior: web storage ignores what is not its own, and what is broken', async () => {
  const fake = createFakeStorage()
  fake.setItem('theme', 'dark')
  fake.setItem('falvideo:broken', '{')
  fake.setItem('falvideo:old', '{"version":0}')
  const storage = webStorage(fake)
  storage.set(receipt('a'))
  expect(storage.list()).toEqual([receipt('a')])
  expect(storage.get('broken')).toBeNull()
  // What cannot be read may still be a job, which is not to be paid again.
  // A rejection where there are Web Locks, as in Node 24.
  const claim = async () => storage.claim(receipt('broken'))
  await expect(claim).rejects.toThrow()
  expect(fake.getItem('falvideo:broken')).toBe('{')
})
