import { bill } from '../cost/bill.ts'
import type { Cost } from '../cost/billCost.ts'
import { noEstimate } from '../cost/noEstimate.ts'
import { toReceiptPrice } from '../cost/toReceiptPrice.ts'
import type { BeforeSubmit, Connection } from '../createConnection.ts'
import type { Endpoint } from '../endpoints/defineEndpoint.ts'
import { isFalError } from '../errors/base.ts'
import { UnsupportedError } from '../errors/usage.ts'
import { permit } from '../intents/permit.ts'
import { refuseLocalUrls } from '../intents/refuseLocalUrls.ts'
import { billableUnitsHeader, requestIdHeader } from '../protocol/headers.ts'
import { ask } from '../transport/ask.ts'
import { createId } from '../utils/createId.ts'
import { isRecord } from '../utils/isRecord.ts'

export type RunOptions = {
  /** How long to wait for the output. Milliseconds. @default 600_000 */
  timeoutMs?: number | undefined
  /** Asked after the client's own. */
  beforeSubmit?: BeforeSubmit | undefined
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
 *
 * @throws BudgetExceededError where `beforeSubmit` refuses; what it throws.
 */
export async function run<Input extends object, Output extends object>(
  connection: Connection,
  endpoint: Endpoint<string, Input, Output>,
  input: Input,
  options: RunOptions = {},
): Promise<RunResult<Output>> {
  if (connection.options.proxyUrl !== undefined) {
    throw new UnsupportedError('The handler offers the queue only.', {
      phase: 'run',
    })
  }
  const normalized = endpoint.normalize(input)
  refuseLocalUrls(connection, normalized)
  const { parts } = connection
  const estimate = parts.prices?.estimate(endpoint, normalized) ?? noEstimate
  const release = await permit(
    [parts.intents?.beforeSubmit, options.beforeSubmit],
    { endpoint, intentId: createId(), input: normalized, estimate },
  )
  const { signal, timeoutMs = 600_000 } = options
  if (signal?.aborted) {
    release()
    throw signal.reason
  }
  const call = {
    phase: 'run',
    method: 'post',
    url: `${connection.addressOf('fal.run')}/${endpoint.id}`,
    body: normalized,
    signal,
    timeoutMs,
  } as const
  try {
    return await ask(connection, call, ({ body, headers }) =>
      isRecord(body)
        ? {
            data: body as Output,
            requestId: headers.get(requestIdHeader),
            cost: bill(
              connection,
              { price: toReceiptPrice(estimate) },
              headers.get(billableUnitsHeader),
            ),
          }
        : null,
    )
  } catch (error) {
    if (isFalError(error) && !error.mayStillBill) release()
    throw error
  }
}
