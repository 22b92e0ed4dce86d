import { bill } from '../cost/bill.ts'
import type { Cost } from '../cost/billCost.ts'
import type { Connection } from '../createConnection.ts'
import { type FalError, isFalError } from '../errors/base.ts'
import { keepEnding } from '../receipt/keepEnding.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { sleep } from '../utils/sleep.ts'
import { startDeadline } from '../utils/startDeadline.ts'
import { getKept } from './getKept.ts'
import { getResult } from './getResult.ts'
import { type JobUpdate, type WatchOptions, watch } from './watch.ts'

type OutcomeBase<Output extends object> = {
  requestId: string
  receipt: Receipt<Output>
  cost: Cost
}

/** How waiting ended. `detached` is no error: the job goes on. */
export type Outcome<Output extends object> =
  | (OutcomeBase<Output> & { status: 'completed'; data: Output })
  | (OutcomeBase<Output> & { status: 'failed'; error: FalError })
  | (OutcomeBase<Output> & { status: 'cancelled'; error: FalError })
  | (OutcomeBase<Output> & {
      status: 'detached'
      /** `unreachable`: asked in vain, `error` says why. */
      reason: 'aborted' | 'timeout' | 'unreachable'
      error: FalError | null
    })

export type WaitOptions = WatchOptions & {
  /** How long to wait, in milliseconds. @default 3_600_000 */
  waitMs?: number | undefined
  onStatus?: ((update: JobUpdate) => void) | undefined
}

/** A result may follow its COMPLETED with some delay. */
const resultDelaysMs = [500, 1_000, 2_000, 4_000, 8_000, 15_000]

/** Follows a job to its end. Never rejects for what happens to the job. */
export async function wait<Output extends object>(
  connection: Connection,
  receipt: Receipt<Output>,
  options: WaitOptions = {},
): Promise<Outcome<Output>> {
  const { clock } = connection
  const limit = startDeadline(
    clock,
    options.waitMs ?? 3_600_000,
    options.signal,
  )
  const { signal } = limit
  const base = {
    requestId: receipt.requestId ?? '',
    receipt,
    cost: bill(connection, receipt, null),
  }
  let tookMs: number | null = null
  let running = false
  try {
    const earlier = getKept(connection, receipt)
    if (earlier) return earlier
    const following = watch(connection, receipt, { ...options, signal })
    for await (const update of following) {
      options.onStatus?.(update)
      if (update.phase !== 'fetching') running = true
      else if (running) tookMs = update.elapsedMs
    }
    const result = await readResult(connection, receipt, signal)
    const kept = await keepEnding(connection, receipt, result.cost, {
      status: 'completed',
      data: result.data,
      tookMs,
    })
    return { ...result, receipt: kept, status: 'completed' }
  } catch (error) {
    if (signal.aborted) {
      const reason = limit.expired() ? 'timeout' : 'aborted'
      return { ...base, status: 'detached', reason, error: null }
    }
    if (!isFalError(error)) throw error
    // fal knows no such job, asked more than once.
    const gone = error.status === 404
    if (!error.final && !gone) {
      return { ...base, status: 'detached', reason: 'unreachable', error }
    }
    const cancelled = error.status === 499
    const status = cancelled ? 'cancelled' : 'failed'
    const units = error.billedUnits ?? receipt.ending?.billedUnits ?? null
    const cost = bill(connection, receipt, units)
    const kept = await keepEnding(connection, receipt, cost, {
      status,
      error,
      tookMs: null,
    })
    return { ...base, receipt: kept, cost, status, error }
  } finally {
    limit.dispose()
  }
}

async function readResult<Output extends object>(
  connection: Connection,
  receipt: Receipt<Output>,
  signal: AbortSignal,
) {
  for (const delayMs of resultDelaysMs) {
    try {
      return await getResult(connection, receipt, { signal })
    } catch (error) {
      if (!isFalError(error) || error.status !== 400 || error.final) throw error
      await sleep(connection.clock, delayMs, signal)
    }
  }
  return getResult(connection, receipt, { signal })
}
