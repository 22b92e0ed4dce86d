import {
  type Client,
  type Receipt,
  SubmitOutcomeUnknownError,
} from '@falvideo/client'
import { sleep } from '@falvideo/client/internal'
import type { Tabs } from '../tabs/createTabs.ts'

/** Name of the lock that is held while an intent is being submitted. */
export const submitLock = (intentId: string) => `${intentId}/submit`

// Where there are no locks, time has to tell.
const lookEveryMs = 1_000

/**
 * Finds out what became of a submit that another page began: whoever submits
 * holds a lock, so that a receipt which is still unfinished when the lock is
 * free belongs to a page that is gone.
 */
export async function settleReceipt<Output extends object>({
  client,
  receipt,
  tabs,
  signal,
}: {
  client: Client
  receipt: Receipt<Output>
  tabs: Tabs
  signal: AbortSignal
}): Promise<{
  receipt: Receipt<Output>
  error: SubmitOutcomeUnknownError | null
}> {
  let latest = receipt
  while (latest.state === 'submitting' && !signal.aborted) {
    await tabs.lock(submitLock(latest.intentId), { signal }, async () => {})
    const kept = await client.storage.get(latest.intentId)
    if (kept !== null) latest = kept as Receipt<Output>
    if (tabs.shared || client.clock.now() >= latest.settlesAtMs) break
    await sleep(client.clock, lookEveryMs, signal).catch(() => {})
  }
  if (latest.state === 'submitted') return { receipt: latest, error: null }
  const elapsedMs = client.clock.now() - latest.createdAtMs
  return {
    receipt: latest,
    error: new SubmitOutcomeUnknownError(
      { ...latest, state: 'unknown' },
      { elapsedMs },
    ),
  }
}
