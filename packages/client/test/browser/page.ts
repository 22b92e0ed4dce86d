// A page of its own, for the tests to open twice and to reload.
import { createClient } from '../../src/createClient.ts'
import { ltx2ImageToVideo } from '../../src/exports/endpoints.ts'
import { indexedDbStorage } from '../../src/receipt/indexedDbStorage.ts'
import type { ReceiptStorage } from '../../src/receipt/receiptStorage.ts'
import { webStorage } from '../../src/receipt/webStorage.ts'

const storages: Record<string, () => ReceiptStorage> = {
  localStorage: () => webStorage(localStorage),
  IndexedDB: () => indexedDbStorage(),
}

const { searchParams } = new URL(location.href)
const storage = storages[searchParams.get('storage') ?? '']?.()
const baseUrl = searchParams.get('baseUrl') ?? ''

const client = createClient({
  baseUrl,
  credentials: 'key-id:key-secret',
  storage,
})

export type Page = {
  submit(
    intentId: string,
    input: { image_url: string; prompt: string },
  ): Promise<string>
  /** Goes on with what the storage holds. */
  resume(intentId: string): Promise<string>
}

const page: Page = {
  async submit(intentId, input) {
    const job = await client.submit(ltx2ImageToVideo, input, { intentId })
    return job.requestId
  },
  async resume(intentId) {
    const receipt = await client.storage.get(intentId)
    if (receipt === null) throw new Error(`No receipt of ${intentId}.`)
    const outcome = await client.attach(receipt).wait()
    return `${outcome.requestId} ${outcome.status}`
  },
}
Object.assign(globalThis, { page })
