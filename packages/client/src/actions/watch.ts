import type { LogEntry, QueueStatus } from '@falvideo/api-types'
import type { Connection } from '../createConnection.ts'
import type { FalError } from '../errors/base.ts'
import { isFalError } from '../errors/base.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { backoff } from '../utils/backoff.ts'
import { sleepOrWake } from '../utils/sleepOrWake.ts'
import { getStatus } from './getStatus.ts'
import { pollDelay } from './pollDelay.ts'
import { streamStatus } from './streamStatus.ts'

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
   * `auto` follows fal's status stream and polls where that does not work.
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
const streamLimit = 3

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
  const { clock } = connection
  const logs = new Map<string, LogEntry>()
  let barrenStreams = 0
  let failures = 0

  const toUpdate = (status: QueueStatus): JobUpdate => {
    const newLogs: LogEntry[] = []
    for (const line of status.logs ?? []) {
      const key = `${line.timestamp} ${line.message}`
      if (logs.has(key)) continue
      logs.set(key, line)
      newLogs.push(line)
    }
    const base = {
      requestId: receipt.requestId ?? status.request_id,
      status,
      logs: [...logs.values()],
      newLogs,
      elapsedMs: clock.now() - receipt.createdAtMs,
    }
    if (status.status === 'IN_QUEUE') {
      const queuePosition = status.queue_position ?? null
      return { ...base, phase: 'queued', queuePosition }
    }
    const phase = status.status === 'IN_PROGRESS' ? 'running' : 'fetching'
    return { ...base, phase, queuePosition: null }
  }

  const trouble = (error: unknown): void => {
    options.signal?.throwIfAborted()
    if (!isFalError(error)) throw error
    failures++
    const final =
      error.name === 'AuthenticationError' ||
      (error.name === 'NotFoundError' && failures >= notFoundLimit)
    if (final) throw error
    options.onTrouble?.(error)
  }

  for (;;) {
    if (options.transport !== 'poll' && barrenStreams < streamLimit) {
      barrenStreams++
      try {
        for await (const status of streamStatus(connection, receipt, options)) {
          barrenStreams = 0
          failures = 0
          yield toUpdate(status)
          if (status.status === 'COMPLETED') return
        }
      } catch (error) {
        if (isFalError(error) && error.name === 'UnsupportedError') {
          barrenStreams = streamLimit
        } else trouble(error)
      }
    }
    let update: JobUpdate | null = null
    try {
      const status = await getStatus(connection, receipt, {
        signal: options.signal,
      })
      failures = 0
      update = toUpdate(status)
    } catch (error) {
      trouble(error)
    }
    if (update) yield update
    if (update?.phase === 'fetching') return
    const delayMs =
      failures > 0
        ? backoff(connection, failures - 1, 1_000, 30_000)
        : pollDelay(connection, receipt, options.expectedMs)
    await sleepOrWake(clock, delayMs, options.signal)
  }
}
