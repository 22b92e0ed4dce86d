import { createBudget } from '../budget/createBudget.ts'
import { settleAbandoned } from '../budget/settleAbandoned.ts'
import { createFalAccess } from './createFalAccess.ts'
import { createEmit } from './events.ts'
import type { HandlerOptions } from './HandlerOptions.ts'

export type SettleJobsOptions = Pick<
  HandlerOptions,
  'credentials' | 'fetch' | 'baseUrl' | 'onEvent' | 'now'
> & {
  /** The store of the handler. */
  store: NonNullable<HandlerOptions['store']>
  /** Jobs to ask about at most. @default 20 */
  count?: number | undefined
}

/**
 * Books jobs whose result nobody read: the tab was closed, the process was
 * killed. The handler does so by itself when a budget has no room; call this
 * from a timer or a cron to have it done sooner.
 *
 * @returns how many jobs were found to be over.
 *
 * @example
 * import { settleJobs } from '@falvideo/server'
 *
 * await settleJobs({ credentials: process.env.FAL_KEY ?? '', store })
 */
export async function settleJobs(options: SettleJobsOptions): Promise<number> {
  const { store, count = 20 } = options
  const now = options.now ?? Date.now
  const emit = createEmit(options.onEvent, now)
  const budget = createBudget({
    budget: {},
    maxOpenJobs: null,
    store,
    emit,
    now,
  })
  const access = createFalAccess({ ...options, timeoutMs: 15_000 })
  return settleAbandoned({ ...access, budget }, count)
}
