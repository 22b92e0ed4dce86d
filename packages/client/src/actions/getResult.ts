import { type Cost, costOf } from '../cost/cost.ts'
import type { Connection } from '../createConnection.ts'
import {
  MalformedAnswerError,
  NotReadyError,
  ResultExpiredError,
} from '../errors/answer.ts'
import { isFalError } from '../errors/base.ts'
import { headers as names } from '../protocol/headers.ts'
import { paths } from '../protocol/paths.ts'
import { parseProblem } from '../protocol/problem.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { type Answer, send } from '../transport/send.ts'
import { toError } from '../transport/toError.ts'
import { backoff } from '../utils/backoff.ts'
import { isRecord } from '../utils/isRecord.ts'
import { sleep } from '../utils/sleep.ts'
import { jobCall } from './jobCall.ts'

export type Result<Output extends object> = {
  data: Output
  requestId: string
  receipt: Receipt<Output>
  cost: Cost
}

export type GetResultOptions = {
  signal?: AbortSignal | undefined
}

/** Reads before a trouble of the network or a gateway is reported. */
const attempts = 6

/**
 * Reads the result of an ended job. Troubles on the way are retried; what fal
 * stored for the job, a result or an error, is final and read once.
 *
 * @throws InvalidInputError, ContentRejectedError, UpstreamError and the like
 * when the job failed, CancelledError, ResultExpiredError, NotReadyError.
 */
export async function getResult<Output extends object>(
  connection: Connection,
  receipt: Receipt<Output>,
  options: GetResultOptions = {},
): Promise<Result<Output>> {
  const kept = receipt.ending?.data
  if (kept !== undefined) {
    const units = receipt.ending?.billedUnits ?? null
    return toResult(receipt, kept, units)
  }
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await send(
        connection,
        jobCall(connection, receipt, {
          phase: 'result',
          method: 'get',
          path: paths.result,
          signal: options.signal,
        }),
      )
      return read(connection, receipt, answer)
    } catch (error) {
      options.signal?.throwIfAborted()
      const passing = isFalError(error) && error.retryable && !error.final
      if (!passing || attempt === attempts) throw error
      const waitMs =
        error.retryAfterMs ?? backoff(connection, attempt, 500, 8_000)
      await sleep(connection.clock, waitMs, options.signal)
    }
  }
}

function read<Output extends object>(
  connection: Connection,
  receipt: Receipt<Output>,
  answer: Answer,
): Result<Output> {
  const units = answer.headers.get(names.billableUnits)
  const { status, body } = answer
  const details = { phase: 'result', receipt, status } as const
  if (answer.ok) {
    if (isRecord(body) && hasUrl(body)) return toResult(receipt, body, units)
    throw new MalformedAnswerError('The result holds no address of a file.', {
      ...details,
      retryable: body === undefined,
      final: body !== undefined,
      mayStillBill: true,
    })
  }
  const problem = parseProblem(body)
  if (status === 400 && /still in progress/i.test(problem?.message ?? '')) {
    throw new NotReadyError('The job has not ended yet.', {
      ...details,
      retryable: true,
      mayStillBill: true,
    })
  }
  if (status === 404) {
    throw new ResultExpiredError('fal no longer keeps this result.', {
      ...details,
      mayStillBill: true,
      final: true,
      notes: [
        'Small results are kept for an hour, those over 10 KB for six minutes.',
      ],
    })
  }
  const mayStillBill = units === null ? status < 500 : Number(units) !== 0
  const passing = status === 401 || status === 403 || status === 429
  const final = problem !== null && !passing
  throw toError(
    answer,
    { ...details, mayStillBill, final, billedUnits: units },
    connection.clock.now(),
  )
}

function toResult<Output extends object>(
  receipt: Receipt<Output>,
  data: unknown,
  units: string | null,
): Result<Output> {
  return {
    data: data as Output,
    requestId: receipt.requestId ?? '',
    receipt,
    cost: costOf(receipt, units),
  }
}

// A file anywhere in the output: `{ url: "https://…" }`.
function hasUrl(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasUrl)
  if (!isRecord(value)) return false
  const { url } = value
  if (typeof url === 'string' && /^(https?|data):/.test(url)) return true
  return Object.values(value).some(hasUrl)
}
