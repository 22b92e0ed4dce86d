import { type Call, json } from '../call.ts'
import { getEndpoint } from '../endpoints.ts'
import { getPrice, priceOf, unitMicroUsd } from '../price.ts'
import { readVideoRequest } from '../render/video.ts'
import { readDefaults } from '../validate.ts'
import type { World } from '../world.ts'
import { paginate, platformProblem, readEndpointIds } from './platform.ts'
import { readFields } from './upload.ts'

/** `GET https://api.fal.ai/v1/models/pricing?endpoint_id=` */
export function pricing({ url }: Call, { settings }: World): Response {
  const ids = readEndpointIds(url)
  if (ids instanceof Response) return ids
  const prices = []
  for (const id of ids) {
    const price = getPrice(id)
    if (price) {
      prices.push({
        endpoint_id: id,
        unit_price: unitMicroUsd(price) / 1_000_000,
        unit: 'seconds',
        currency: price.currency,
      })
    } else if (settings.unclear.unknownPrice === 'not-found') {
      return platformProblem(404, `No price for ${id}`)
    }
  }
  const { page, ...rest } = paginate(url, prices, 50)
  return json(200, { prices: page, ...rest })
}

/** `POST https://api.fal.ai/v1/models/pricing/estimate` */
export async function estimate({ request, entry }: Call): Promise<Response> {
  const body = await readFields(request)
  entry.body = body
  const { estimate_type: type, endpoints } = body
  if (type !== 'historical_api_price' && type !== 'unit_price') {
    return platformProblem(
      400,
      'estimate_type must be historical_api_price or unit_price',
    )
  }
  if (typeof endpoints !== 'object' || endpoints === null) {
    return platformProblem(400, 'endpoints is required')
  }
  let total = 0
  for (const [id, quantities] of Object.entries(endpoints)) {
    const microUsd = unitOf(id, type)
    if (microUsd === undefined)
      return platformProblem(404, `No price for ${id}`)
    const calls = type === 'historical_api_price'
    const name = calls ? 'call_quantity' : 'unit_quantity'
    const quantity = Number(quantities?.[name])
    if (!(quantity >= (calls ? 1 : 1e-6)) || (calls && quantity % 1 !== 0)) {
      return platformProblem(400, `${name} of ${id} is missing or too small`)
    }
    total += Math.round(microUsd * quantity)
  }
  return json(200, {
    estimate_type: type,
    total_cost: total / 1_000_000,
    currency: 'USD',
  })
}

/** What a unit, or a call as one makes it by default, costs. */
function unitOf(id: string, type: string): number | undefined {
  const price = getPrice(id)
  const endpoint = getEndpoint(id)
  if (!price || !endpoint) return undefined
  if (type === 'unit_price') return unitMicroUsd(price)
  const video = readVideoRequest(readDefaults(endpoint.input))
  return priceOf(id, video)?.microUsd
}
