import type { Price } from '../cost/price.ts'
import type { Connection } from '../createConnection.ts'
import type { Endpoint } from '../endpoints/defineEndpoint.ts'
import { MalformedAnswerError, NotFoundError } from '../errors/answer.ts'
import { send } from '../transport/send.ts'
import { toError } from '../transport/toError.ts'
import { isRecord } from '../utils/isRecord.ts'

/** fal's unit price of an endpoint, beside the one bundled here. */
export type Pricing = {
  endpointId: string
  unitPriceUsd: string
  unit: string
  bundled: Price | null
  /** Whether the price is none of the bundled rates. `null`: none bundled. */
  differs: boolean | null
}

/**
 * Asks fal for the unit price of an endpoint. Needs a key, or a handler that
 * passes the question on.
 *
 * @throws NotFoundError where fal publishes none.
 */
export async function getPricing(
  connection: Connection,
  endpoint: Endpoint,
  options: { signal?: AbortSignal | undefined } = {},
): Promise<Pricing> {
  const answer = await send(connection, {
    phase: 'pricing',
    method: 'get',
    url:
      connection.addressOf('api.fal.ai') +
      (connection.options.proxyUrl === undefined
        ? '/v1/models/pricing'
        : '/pricing'),
    query: { endpoint_id: endpoint.id },
    signal: options.signal,
  })
  const details = { phase: 'pricing', status: answer.status } as const
  if (!answer.ok) throw toError(connection, answer, details)
  const { body } = answer
  const list = isRecord(body) && body.prices
  if (!Array.isArray(list)) {
    throw new MalformedAnswerError('The price could not be read.', details)
  }
  const item: unknown = list.find(
    (entry) => isRecord(entry) && entry.endpoint_id === endpoint.id,
  )
  if (!isRecord(item) || typeof item.unit_price !== 'number') {
    throw new NotFoundError(
      `fal publishes no price of ${endpoint.id}.`,
      details,
    )
  }
  const { unit_price: unitPrice, unit } = item
  const bundled = endpoint.price
  return {
    endpointId: endpoint.id,
    unitPriceUsd: String(unitPrice),
    unit: String(unit),
    bundled,
    differs:
      bundled &&
      !Object.values(bundled.rates).some((rate) => Number(rate) === unitPrice),
  }
}
