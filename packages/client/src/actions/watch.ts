import type { LogEntry, QueueStatus } from '@falvideo/api-types'
import type { Connection } from '../createConnection.ts'
import { type FalError, isFalError } from '../errors/base.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { backoff } from '../utils/backoff.ts'
import { sleep } from '../utils/sleep.ts'
import { pollDelay } from '../watch/pollDelay.ts'
import { toJobUpdate } from '../watch/toJobUpdate.ts'
import { getStatus } from './getStatus.ts'

/** One look at a job. */
export type JobUpdate = {
  /** `fetching` is the last: the job ended, its result is to be read. */
  phase: 'queued' | 'running' | 'fetching'
  requestId: string
  /** Requests ahead, 0 is next; `null` unless queued. */
  queuePosition: number | null
  /** What fal sent. */
  status: QueueStatus
  /** Every log line so far, each once. */
  logs: readonly LogEntry[]
  /** Those that are new in this update. */
  newLogs: readonly LogEntry[]
  /** Since the submit. */
  elapsedMs: number
}

export type WatchOptions = {
  /**
   * `auto` follows fal's status stream, and polls where that does not work.
   * @default 'auto'
   */
  transport?: 'auto' | 'poll' | undefined
  /** How long the job is expected to take, for the rhythm of polling. */
  expectedMs?: number | undefined
  /** Told of every failed look; none of them ends the watch. */
  onTrouble?: ((error: FalError) => void) | undefined
  signal?: AbortSignal | undefined
}

/** Looks in a row that must say "no such request" before it is believed. */
const notFoundLimit = 3

/**
 * Follows a job until it ended at fal. A dropped stream or a failed look is
 * never an ending; the watch goes on for as long as you iterate.
 *
 * @throws NotFoundError when fal does not know the job, AuthenticationError.
 */
export async function* watch(
  connection: Connection,
  receipt: Receipt,
  options: WatchOptions = {},
): AsyncGenerator<JobUpdate, void, undefined> {
  const { clock, parts } = connection
  const { signal, onTrouble } = options
  const logs = new Map<string, LogEntry>()
  const between = parts.follow?.(connection, receipt, options)
  let failures = 0
  // A job that was just submitted has not ended; any other may have.
  let restMs = clock.now() - receipt.createdAtMs < 1_000 ? 1_000 : 0

  for (;;) {
    if (!between) await sleep(clock, restMs, signal)
    for await (const status of between?.(restMs, failures) ?? []) {
      const update = toJobUpdate(clock, receipt, status, logs)
      yield update
      if (update.phase === 'fetching') return
    }
    try {
      const status = await getStatus(connection, receipt, { signal })
      const update = toJobUpdate(clock, receipt, status, logs)
      yield update
      if (update.phase === 'fetching') return
      failures = 0
      restMs = pollDelay(connection, receipt, options.expectedMs)
    } catch (error) {
      signal?.throwIfAborted()
      if (!isFalError(error)) throw error
      failures++
      const lost = error.status === 404 && failures >= notFoundLimit
      if (lost || /^40[13]$/.test(`${error.status}`)) throw error
      onTrouble?.(error)
      restMs =
        error.retryAfterMs ?? backoff(connection, failures - 1, 1_000, 30_000)
    }
  }
}
