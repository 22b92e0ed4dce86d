import { passOn } from './readAnswer.ts'
import type { Room } from './room.ts'

/** fal's price list for some of the listed endpoints. */
export async function getPricing(
  room: Room,
  options: { endpointIds: readonly string[] },
): Promise<Response> {
  const query = new URLSearchParams(
    options.endpointIds.map((id) => ['endpoint_id', id]),
  )
  const answer = await room.ask({
    host: 'api.fal.ai',
    path: `/v1/models/pricing?${query}`,
    method: 'GET',
  })
  return passOn(answer)
}
