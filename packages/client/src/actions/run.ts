import { type Cost, costOf } from '../cost/cost.ts'
import { estimateCost, toReceiptPrice } from '../cost/estimateCost.ts'
import type { Connection } from '../createConnection.ts'
import type { Endpoint } from '../endpoints/defineEndpoint.ts'
import { MalformedAnswerError } from '../errors/answer.ts'
import { UnsupportedError } from '../errors/usage.ts'
import { headers as names } from '../protocol/headers.ts'
import { paths } from '../protocol/paths.ts'
import { send } from '../transport/send.ts'
import { toError } from '../transport/toError.ts'
import { isRecord } from '../utils/isRecord.ts'
import { refuseLocalUrls } from './refuseLocalUrls.ts'

export type RunOptions = {
  /** How long to wait for the output. Milliseconds. @default 600_000 */
  timeoutMs?: number | undefined
  signal?: AbortSignal | undefined
}

export type RunResult<Output extends object> = {
  data: Output
  requestId: string | null
  cost: Cost
}

/**
 * Calls an endpoint without the queue: no retry, no resume, and a reply that
 * is lost is a job that was paid for and cannot be found again. Prefer
 * `generate`.
 */
export async function run<Input extends object, Output extends object>(
  connection: Connection,
  endpoint: Endpoint<string, Input, Output>,
  input: Input,
  options: RunOptions = {},
): Promise<RunResult<Output>> {
  if (connection.proxied) {
    throw new UnsupportedError('The handler offers the queue only.', {
      phase: 'run',
    })
  }
  const normalized = endpoint.normalize(input)
  refuseLocalUrls(connection, normalized)
  const answer = await send(connection, {
    phase: 'run',
    method: 'post',
    origin: connection.origins.run,
    path: paths.submit,
    values: { endpoint: endpoint.id },
    body: normalized,
    signal: options.signal,
    timeoutMs: options.timeoutMs ?? 600_000,
  })
  const details = {
    phase: 'run',
    requestId: answer.headers.get(names.requestId),
    mayStillBill: true,
  } as const
  if (!answer.ok) throw toError(answer, details, connection.clock.now())
  if (!isRecord(answer.body)) {
    throw new MalformedAnswerError('The output could not be read.', details)
  }
  const price = toReceiptPrice(estimateCost(endpoint, input))
  return {
    data: answer.body as Output,
    requestId: details.requestId,
    cost: costOf({ price }, answer.headers.get(names.billableUnits)),
  }
}
