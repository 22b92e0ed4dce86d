import { bill } from '../cost/bill.ts'
import type { Cost } from '../cost/billCost.ts'
import type { Connection } from '../createConnection.ts'
import { billableUnitsHeader } from '../protocol/headers.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { ask } from '../transport/ask.ts'
import { jobUrl } from '../transport/jobUrl.ts'

export type Result<Output extends object> = {
  data: Output
  requestId: string
  receipt: Receipt<Output>
  cost: Cost
}

export type GetResultOptions = { signal?: AbortSignal | undefined }

/**
 * Reads the result of an ended job. Troubles on the way are retried, by the
 * part `retrying`; what fal stored for the job, an output or an error, is final
 * and read once.
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
  const call = {
    phase: 'result',
    method: 'get',
    url: jobUrl(connection, receipt),
    receipt,
    signal,
  } as const
  const read = () =>
    ask(connection, call, ({ body, headers }) =>
      hasUrl(body)
        ? {
            data: body as Output,
            requestId: `${receipt.requestId}`,
            receipt,
            cost: bill(connection, receipt, headers.get(billableUnitsHeader)),
          }
        : null,
    )
  const { retrying } = connection.parts
  return retrying ? retrying(connection, read, { attempts: 6, signal }) : read()
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
