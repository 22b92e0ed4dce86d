import type { LogEntry, QueueStatus } from '@falvideo/api-types'
import type { JobUpdate } from '../actions/watch.ts'
import type { Receipt } from '../receipt/receipt.ts'
import type { Clock } from '../utils/clock.ts'

/**
 * What a status says, with the log lines so far. Streams send new lines only
 * and polls a moving window, so lines are told apart by time and text.
 *
 * @param seen lines of earlier updates; new ones are added
 */
export function toJobUpdate(
  clock: Clock,
  receipt: Receipt,
  status: QueueStatus,
  seen: Map<string, LogEntry>,
): JobUpdate {
  const lines = Array.isArray(status.logs) ? status.logs : []
  const newLogs = lines.filter((line) => {
    const key = `${line?.timestamp} ${line?.message}`
    const fresh = line && !seen.has(key)
    if (fresh) seen.set(key, line)
    return fresh
  })
  return {
    phase: phases[status.status],
    requestId: status.request_id,
    queuePosition:
      'queue_position' in status ? (status.queue_position ?? null) : null,
    status,
    logs: [...seen.values()],
    newLogs,
    elapsedMs: clock.now() - receipt.createdAtMs,
  }
}

const phases = {
  IN_QUEUE: 'queued',
  IN_PROGRESS: 'running',
  COMPLETED: 'fetching',
} as const
