import type { Receipt } from '@falvideo/client'
import { afterEach, expect, test, vi } from 'vitest'
import { pageStorage } from './pageStorage.ts'

const receipt: Receipt = {
  version: 1,
  intentId: 'a',
  endpointId: 'fal-ai/ltx-2/image-to-video',
  inputHash: '1',
  state: 'submitted',
  createdAtMs: Date.now(),
  label: 'default',
  settlesAtMs: 2,
  requestId: 'r',
  jobToken: null,
  price: null,
  expectedMs: null,
  ending: null,
}

afterEach(() => {
  vi.restoreAllMocks()
  localStorage.clear()
})

test('default', async () => {
  const storage = pageStorage()
  expect(await storage.claim(receipt)).toBeNull()
  expect(await storage.claim(receipt)).toEqual(receipt)
  expect(await pageStorage().list()).toEqual([receipt])
  await storage.delete('a')
  expect(await storage.get('a')).toBeNull()
})

test('behavior: what the page refuses is kept in memory', async () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('Full', 'QuotaExceededError')
  })
  const onError = vi.fn()
  const storage = pageStorage({ onError })
  expect(await storage.claim(receipt)).toBeNull()
  expect(await storage.get('a')).toEqual(receipt)
  expect(await storage.list()).toEqual([receipt])
  expect(onError).toHaveBeenCalled()

  vi.restoreAllMocks()
  const later = { ...receipt, label: null }
  await storage.set(later)
  expect(await storage.list()).toEqual([later])
  expect(await pageStorage().list()).toEqual([later])
})

test('behavior: an entry that is no receipt does not hide the others', async () => {
  await pageStorage().claim(receipt)
  localStorage.setItem('falvideo:b', '{"version":99}')
  localStorage.setItem('falvideo:c', 'not JSON')
  expect(await pageStorage().list()).toEqual([receipt])
})

test('behavior: receipts of long ago are forgotten', async () => {
  const monthMs = 30 * 24 * 3_600_000
  const old = { ...receipt, createdAtMs: Date.now() - monthMs - 1 }
  await pageStorage().claim(old)
  await pageStorage().claim({ ...receipt, intentId: 'b' })
  expect((await pageStorage().list()).map((it) => it.intentId)).toEqual(['b'])
  expect(await pageStorage().get('a')).toBeNull()
})
