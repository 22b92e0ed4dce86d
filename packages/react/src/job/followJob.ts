import {
  type Connection,
  type Outcome,
  type Receipt,
  wait,
} from '@falvideo/client'
import { toPlainError } from '@falvideo/client/connection'
import { equip } from '../engine/equip.ts'
import type { Tabs } from '../tabs/createTabs.ts'
import { shareWatch } from '../tabs/shareWatch.ts'
import { hasEnded, type JobState } from './JobState.ts'
import { type JobChange, reduceJob } from './reduceJob.ts'
import { settleReceipt } from './settleReceipt.ts'

export type FollowJobParameters<Output extends object> = {
  client: Connection
  receipt: Receipt<Output>
  tabs: Tabs
  signal: AbortSignal
  get(): JobState<Output>
  set(state: JobState<Output>): void
  /** Called in one tab, once, when a job ends under our eyes. */
  onEnd?: ((state: JobState<Output>) => void) | undefined
}

// Longer than anyone waits; the caller's signal is what ends a watch.
const foreverMs = Number.MAX_SAFE_INTEGER

/**
 * Follows a job to its ending, in one tab for all tabs. It only reads. Returns
 * early when the signal aborts or fal cannot be asked.
 */
export async function followJob<Output extends object>(
  parameters: FollowJobParameters<Output>,
): Promise<void> {
  const { tabs, signal, get, set, onEnd } = parameters
  const client = equip(parameters.client)
  const now = () => client.clock.now()
  const { receipt, error } = await settleReceipt({ ...parameters, client })
  if (signal.aborted || receipt === null) return
  if (error !== null) {
    const plain = toPlainError(error)
    return set(
      reduceJob(get(), {
        type: 'ended',
        phase: 'unknown',
        error: plain,
        at: now(),
      }),
    )
  }
  if (get().phase === 'submitting') {
    set(reduceJob(get(), { type: 'submitted', receipt, at: now() }))
  }
  set(reduceJob(get(), { type: 'resumed', at: now() }))

  await shareWatch<JobState<Output>, JobChange<Output>>({
    name: receipt.intentId,
    tabs,
    signal,
    getSnapshot: get,
    onSnapshot: set,
    onChange: (change) => set(reduceJob(get(), change)),
    isOver: () => hasEnded(get()) || get().unreachable,
    async lead(term, emit) {
      const tell = (change: JobChange<Output>) => {
        if (term.aborted) return
        set(reduceJob(get(), change))
        emit(change)
      }
      // The tab that led before may have written the ending and be gone.
      const kept = await recall(client, receipt)
      const known = kept.ending !== null
      const outcome = await wait(client, known ? kept : receipt, {
        signal: term,
        waitMs: foreverMs,
        onStatus: ({ phase, queuePosition, newLogs }) =>
          tell({ type: 'seen', phase, queuePosition, newLogs, at: now() }),
      })
      tell(toChange(outcome, now()))
      if (!term.aborted && !known && hasEnded(get())) onEnd?.(get())
    },
  })
}

function toChange<Output extends object>(
  outcome: Outcome<Output>,
  at: number,
): JobChange<Output> {
  const { receipt, cost } = outcome
  switch (outcome.status) {
    case 'completed':
      return { type: 'completed', receipt, data: outcome.data, cost, at }
    case 'detached': {
      const error = toPlainError(outcome.error)
      // A definite answer: nothing more will be heard of this job.
      return error.name === 'NotFoundError'
        ? { type: 'ended', phase: 'failed', error, at }
        : { type: 'unreachable', error, at }
    }
    default: {
      const error = toPlainError(outcome.error)
      return { type: 'ended', phase: outcome.status, receipt, cost, error, at }
    }
  }
}

async function recall<Output extends object>(
  client: Connection,
  receipt: Receipt<Output>,
): Promise<Receipt<Output>> {
  try {
    const kept = await client.receipts?.storage.get(receipt.intentId)
    return (kept as Receipt<Output> | null | undefined) ?? receipt
  } catch {
    return receipt
  }
}
