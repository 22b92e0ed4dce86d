import type { LogEntry, QueueStatus } from '@falvideo/api-types'
import type { Receipt } from '../receipt/receipt.ts'
import type { Clock } from '../utils/clock.ts'
import { isRecord } from '../utils/isRecord.ts'
import type { JobUpdate } from './watch.ts'

/**
 * What a status says, with the log lines so far. Streams send new lines only
 * and polls a moving window, so lines are told apart by time and text.
 *
 * @param logs of earlier updates; new ones are added
 */
export function toJobUpdate(
  clock: Clock,
  receipt: Receipt,
  status: QueueStatus,
  logs: Map<string, LogEntry>,
): JobUpdate {
  const newLogs: LogEntry[] = []
  for (const line of Array.isArray(status.logs) ? status.logs : []) {
    const key = `${line?.timestamp} ${line?.message}`
    if (!isRecord(line) || logs.has(key)) continue
    logs.set(key, line)
    newLogs.push(line)
  }
  const update = {
    requestId: receipt.requestId ?? status.request_id,
    status,
    logs: [...logs.values()],
    newLogs,
    elapsedMs: clock.now() - receipt.createdAtMs,
    queuePosition: null,
  }
  if (status.status === 'IN_QUEUE') {
    const queuePosition = status.queue_position ?? null
    return { ...update, phase: 'queued', queuePosition }
  }
  const phase = status.status === 'IN_PROGRESS' ? 'running' : 'fetching'
  return { ...update, phase }
}
