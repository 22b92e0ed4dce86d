import {
  type Connection,
  type Receipt,
  SubmitOutcomeUnknownError,
} from '@falvideo/client'
import { sleep } from '@falvideo/client/internal'
import type { Tabs } from '../tabs/createTabs.ts'

/** Name of the lock that is held while an intent is being submitted. */
export const submitLock = (intentId: string) => `${intentId}/submit`

const lookEveryMs = 100

/**
 * How long a receipt may look unfinished after its submit has: what one tab
 * writes to localStorage reaches another late.
 */
const graceMs = 1_000

/** `null`: no job came of it. */
export type SettledReceipt<Output extends object> =
  | { receipt: Receipt<Output> | null; error: null }
  | { receipt: Receipt<Output>; error: SubmitOutcomeUnknownError }

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
  client: Connection
  receipt: Receipt<Output>
  tabs: Tabs
  signal: AbortSignal
}): Promise<SettledReceipt<Output>> {
  const { clock, receipts } = client
  let latest = receipt
  if (latest.state === 'submitting') {
    await tabs.lock(submitLock(latest.intentId), { signal }, async () => {})
    // Where there are no locks, only time can tell.
    const until = tabs.shared ? clock.now() + graceMs : latest.settlesAtMs
    while (!signal.aborted) {
      const kept = (await receipts?.storage.get(latest.intentId)) ?? null
      // A submit that was refused takes its receipt with it.
      if (kept === null) return { receipt: null, error: null }
      latest = kept as Receipt<Output>
      if (latest.state !== 'submitting' || clock.now() >= until) break
      await sleep(clock, lookEveryMs, signal).catch(() => {})
    }
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
