import type { LogEntry, QueueStatus } from '@falvideo/api-types'
import type { Connection } from '../createConnection.ts'
import { type FalError, isFalError } from '../errors/base.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { backoff } from '../utils/backoff.ts'
import { sleep } from '../utils/sleep.ts'
import { startDeadline } from '../utils/startDeadline.ts'
import { getStatus } from './getStatus.ts'
import { pollDelay } from './pollDelay.ts'
import { toJobUpdate } from './toJobUpdate.ts'

type UpdateBase = {
  requestId: string
  /** What fal sent. */
  status: QueueStatus
  /** Every log line so far, each once. */
  logs: readonly LogEntry[]
  /** Those that are new in this update. */
  newLogs: readonly LogEntry[]
  /** Since the submit. */
  elapsedMs: number
}

/** One look at a job. `fetching` is the last: only the result is missing. */
export type JobUpdate =
  | (UpdateBase & { phase: 'queued'; queuePosition: number | null })
  | (UpdateBase & { phase: 'running'; queuePosition: null })
  | (UpdateBase & { phase: 'fetching'; queuePosition: null })

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

/** Streams in a row that may end without news before polling takes over. */
const barrenLimit = 3

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
  const { signal, transport, expectedMs, onTrouble } = options
  const logs = new Map<string, LogEntry>()
  let stream = transport === 'poll' ? undefined : parts.stream
  let barren = 0
  let failures = 0

  const note = (error: unknown): void => {
    signal?.throwIfAborted()
    if (!isFalError(error)) throw error
    failures++
    const { status } = error
    if (status === 401 || status === 403) throw error
    if (status === 404 && failures >= notFoundLimit) throw error
    onTrouble?.(error)
  }

  for (;;) {
    try {
      const status = await getStatus(connection, receipt, { signal })
      failures = 0
      const update = toJobUpdate(clock, receipt, status, logs)
      yield update
      if (update.phase === 'fetching') return
    } catch (error) {
      note(error)
    }
    if (stream && failures === 0) {
      barren++
      try {
        for await (const status of stream(connection, receipt, { signal })) {
          barren = 0
          const update = toJobUpdate(clock, receipt, status, logs)
          yield update
          if (update.phase === 'fetching') return
        }
      } catch (error) {
        signal?.throwIfAborted()
        if (!isFalError(error)) throw error
        if (error.name === 'UnsupportedError') barren = barrenLimit
        onTrouble?.(error)
      }
      if (barren >= barrenLimit) stream = undefined
    }
    const delayMs =
      stream || failures > 0
        ? backoff(connection, failures + barren, 500, 30_000)
        : pollDelay(connection, receipt, expectedMs)
    await sleepUntilWoken(connection, delayMs, signal)
  }
}

async function sleepUntilWoken(
  { clock, parts }: Connection,
  ms: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const alarm = startDeadline(clock, Infinity, signal)
  const forget = parts.onWake?.(() => alarm.abort(woken))
  try {
    await sleep(clock, ms, alarm.signal)
  } catch (reason) {
    if (reason !== woken) throw reason
  } finally {
    forget?.()
    alarm.dispose()
  }
}

const woken = Symbol('woken')
