import type { QueueStatus } from '@falvideo/api-types'
import {
  type CancelOptions,
  type CancelOutcome,
  cancel,
} from './actions/cancel.ts'
import { getKept } from './actions/getKept.ts'
import {
  type GetResultOptions,
  getResult,
  type Result,
} from './actions/getResult.ts'
import { type GetStatusOptions, getStatus } from './actions/getStatus.ts'
import { toResult } from './actions/toResult.ts'
import { type Outcome, type WaitOptions, wait } from './actions/wait.ts'
import { type JobUpdate, type WatchOptions, watch } from './actions/watch.ts'
import type { Connection } from './createConnection.ts'
import type { Receipt } from './receipt/receipt.ts'

/** A job at fal: its receipt and what can be done with it. None of it submits. */
export type Job<Output extends object = object> = {
  readonly requestId: string
  readonly receipt: Receipt<Output>
  getStatus(options?: GetStatusOptions): Promise<QueueStatus>
  watch(options?: WatchOptions): AsyncGenerator<JobUpdate, void, undefined>
  wait(options?: WaitOptions): Promise<Outcome<Output>>
  getResult(options?: GetResultOptions): Promise<Result<Output>>
  cancel(options?: CancelOptions): Promise<CancelOutcome>
  /** The receipt, so that `JSON.stringify(job)` can be attached again. */
  toJSON(): Receipt<Output>
}

/** Binds the actions on an existing job to its receipt. */
export function createJob<Output extends object>(
  connection: Connection,
  receipt: Receipt<Output>,
): Job<Output> {
  return {
    requestId: receipt.requestId ?? '',
    receipt,
    getStatus: (options) => getStatus(connection, receipt, options),
    watch: (options) => watch(connection, receipt, options),
    wait: (options) => wait(connection, receipt, options),
    async getResult(options) {
      const kept = getKept(connection, receipt)
      return kept ? toResult(kept) : getResult(connection, receipt, options)
    },
    cancel: (options) => cancel(connection, receipt, options),
    toJSON: () => receipt,
  }
}
