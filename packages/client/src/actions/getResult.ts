import { bill } from '../cost/bill.ts'
import type { Cost } from '../cost/billCost.ts'
import type { Connection } from '../createConnection.ts'
import { about } from '../errors/about.ts'
import {
  MalformedAnswerError,
  NotReadyError,
  ResultExpiredError,
} from '../errors/answer.ts'
import type { FalError } from '../errors/base.ts'
import { billableUnitsHeader, requestIdHeader } from '../protocol/headers.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { jobUrl } from '../transport/jobUrl.ts'
import { type Answer, send } from '../transport/send.ts'
import { toError } from '../transport/toError.ts'
import { isRecord } from '../utils/isRecord.ts'
import { retrying } from '../utils/retrying.ts'

export type Result<Output extends object> = {
  data: Output
  requestId: string
  receipt: Receipt<Output>
  cost: Cost
}

export type GetResultOptions = { signal?: AbortSignal | undefined }

/**
 * Reads the result of an ended job. Troubles on the way are retried; what fal
 * stored for the job, an output or an error, is final and read once.
 *
 * @throws the error of a failed job: InvalidInputError, ContentRejectedError,
 * UpstreamError, StartTimeoutError, CancelledError; ResultExpiredError;
 * NotReadyError.
 */
export async function getResult<Output extends object>(
  connection: Connection,
  receipt: Receipt<Output>,
  { signal }: GetResultOptions = {},
): Promise<Result<Output>> {
  const { ending } = receipt
  if (ending?.data !== undefined) {
    return toResult(connection, receipt, ending.data, ending.billedUnits)
  }
  const read = async () => {
    const answer = await send(connection, {
      phase: 'result',
      method: 'get',
      url: jobUrl(connection, receipt),
      receipt,
      signal,
    })
    const { ok, status, headers, body } = answer
    if (!ok) throw readFailure(connection, receipt, answer)
    const billedUnits = headers.get(billableUnitsHeader)
    if (hasUrl(body)) return toResult(connection, receipt, body, billedUnits)
    const final = isRecord(body)
    throw new MalformedAnswerError('The result holds no address of a file.', {
      ...about(connection, 'result', receipt),
      status,
      final,
      retryable: !final,
      billedUnits,
    })
  }
  return retrying(connection, read, { attempts: 6, signal })
}

function readFailure(
  connection: Connection,
  receipt: Receipt,
  answer: Answer,
): FalError {
  const { status, headers } = answer
  const details = { ...about(connection, 'result', receipt), status }
  const detail = isRecord(answer.body) ? answer.body.detail : undefined
  if (status === 400 && /still in progress/i.test(`${detail}`)) {
    return new NotReadyError('The job has not ended yet.', details)
  }
  if (status === 404) {
    return new ResultExpiredError('fal no longer keeps this result.', {
      ...details,
      final: true,
      notes: ['It keeps most for an hour, those over 10 KB for six minutes.'],
    })
  }
  // What fal stored has a shape of fal's and the request's id. Other answers
  // are about this one read: a gateway, our handler, a load limit.
  const aside = /^4(01|03|08|09|29)$/.test(`${status}`)
  const stored = status < 500 || headers.has(requestIdHeader)
  const final = detail !== undefined && !aside && stored
  const billedUnits = headers.get(billableUnitsHeader)
  return toError(connection, answer, {
    ...details,
    final,
    billedUnits,
    // fal documents a 5xx as never billed; the header knows better.
    mayStillBill:
      billedUnits === null ? !final || status < 500 : Number(billedUnits) > 0,
  })
}

function toResult<Output extends object>(
  connection: Connection,
  receipt: Receipt<Output>,
  data: unknown,
  units: string | null,
): Result<Output> {
  return {
    data: data as Output,
    requestId: receipt.requestId ?? '',
    receipt,
    cost: bill(connection, receipt, units),
  }
}

// A file anywhere in the output: `{ url: "https://…" }`.
function hasUrl(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([name, part]) =>
    name === 'url' && typeof part === 'string'
      ? /^(https?|data):/.test(part)
      : hasUrl(part),
  )
}
