import type { QueueStatus } from '@falvideo/api-types'
import type { Connection } from '../createConnection.ts'
import { about } from '../errors/about.ts'
import { MalformedAnswerError } from '../errors/answer.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { jobUrl } from '../transport/jobUrl.ts'
import { send } from '../transport/send.ts'
import { toError } from '../transport/toError.ts'
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
  const answer = await send(connection, {
    phase: 'watch',
    method: 'get',
    url: `${jobUrl(connection, receipt)}/status`,
    query: { logs: logs ? '1' : '0' },
    receipt,
    signal,
  })
  const { status, ok, body } = answer
  const details = { ...about(connection, 'watch', receipt), status }
  if (!ok) throw toError(connection, answer, details)
  const read = parseStatus(body)
  if (read) return read
  throw new MalformedAnswerError('The status could not be read.', {
    ...details,
    retryable: true,
  })
}

/** A queue status, or `null` when the value is none. */
export function parseStatus(body: unknown): QueueStatus | null {
  return isRecord(body) &&
    /^(IN_QUEUE|IN_PROGRESS|COMPLETED)$/.test(String(body.status))
    ? (body as QueueStatus)
    : null
}
