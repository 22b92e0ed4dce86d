import type { QueueStatus } from '@falvideo/api-types'
import type { Connection } from '../createConnection.ts'
import { MalformedAnswerError } from '../errors/answer.ts'
import { paths } from '../protocol/paths.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { send } from '../transport/send.ts'
import { toError } from '../transport/toError.ts'
import { isRecord } from '../utils/isRecord.ts'
import { jobCall } from './jobCall.ts'

export type GetStatusOptions = {
  /** Whether log lines come along. @default true */
  logs?: boolean | undefined
  signal?: AbortSignal | undefined
}

/**
 * Reads a job's status once. `COMPLETED` says that it ended, not that it
 * succeeded: only the result tells.
 */
export async function getStatus(
  connection: Connection,
  receipt: Receipt,
  options: GetStatusOptions = {},
): Promise<QueueStatus> {
  const answer = await send(
    connection,
    jobCall(connection, receipt, {
      phase: 'watch',
      method: 'get',
      path: paths.status,
      query: { logs: options.logs === false ? '0' : '1' },
      signal: options.signal,
    }),
  )
  const details = { phase: 'watch', receipt, mayStillBill: true } as const
  if (!answer.ok) throw toError(answer, details, connection.clock.now())
  const status = parseStatus(answer.body)
  if (status) return status
  throw new MalformedAnswerError('The status could not be read.', {
    ...details,
    status: answer.status,
    retryable: true,
  })
}

const known = ['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED']

/** A queue status, or `null` when the value is none. */
export function parseStatus(body: unknown): QueueStatus | null {
  return isRecord(body) &&
    typeof body.status === 'string' &&
    known.includes(body.status)
    ? (body as QueueStatus)
    : null
}
