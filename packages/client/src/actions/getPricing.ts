import type { Price } from '../cost/price.ts'
import type { Connection } from '../createConnection.ts'
import type { Endpoint } from '../endpoints/defineEndpoint.ts'
import { NotFoundError } from '../errors/answer.ts'
import { ask } from '../transport/ask.ts'
import { isRecord } from '../utils/isRecord.ts'
import { retrying } from '../utils/retrying.ts'

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
  const proxied = connection.options.proxyUrl !== undefined
  const call = {
    phase: 'pricing',
    method: 'get',
    url:
      connection.addressOf('api.fal.ai') +
      (proxied ? '/pricing' : '/v1/models/pricing'),
    query: { endpoint_id: endpoint.id },
    signal: options.signal,
  } as const
  const items = await retrying(
    connection,
    () => ask(connection, call, ({ body }) => readItems(body)),
    { attempts: 4, signal: options.signal },
  )
  const item = items.find(({ endpoint_id: id }) => id === endpoint.id)
  if (typeof item?.unit_price !== 'number') {
    throw new NotFoundError(`fal publishes no price of ${endpoint.id}.`, {
      phase: 'pricing',
    })
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

function readItems(body: unknown): Record<string, unknown>[] | null {
  const prices = isRecord(body) ? body.prices : null
  return Array.isArray(prices) ? prices.filter(isRecord) : null
}
