import type { QueueStatus } from '@falvideo/api-types'
import type { Connection } from '../createConnection.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { ask } from '../transport/ask.ts'
import { jobUrl } from '../transport/jobUrl.ts'
import { isRecord } from '../utils/isRecord.ts'

export type GetStatusOptions = {
  /** Whether log lines come along. @default true */
  logs?: boolean | undefined
  signal?: AbortSignal | undefined
}

/**
 * Reads a job's status once. `COMPLETED` says that it ended, not that it
 * succeeded: only the result tells.
 *
 * @throws NotFoundError when fal does not know the job.
 */
export async function getStatus(
  connection: Connection,
  receipt: Receipt,
  { logs = true, signal }: GetStatusOptions = {},
): Promise<QueueStatus> {
  const call = {
    phase: 'watch',
    method: 'get',
    url: `${jobUrl(connection, receipt)}/status`,
    query: { logs: logs ? '1' : '0' },
    receipt,
    signal,
  } as const
  return ask(connection, call, ({ body }) => parseStatus(body))
}

/** A queue status, or `null` when the value is none. */
export function parseStatus(body: unknown): QueueStatus | null {
  return isRecord(body) &&
    /^(IN_QUEUE|IN_PROGRESS|COMPLETED)$/.test(`${body.status}`)
    ? (body as QueueStatus)
    : null
}
