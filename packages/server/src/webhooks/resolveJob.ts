import { Refusal } from '../handler/refusal.ts'
import type { WebhookRoom } from './createWebhookRoom.ts'

/** Which endpoint a delivery is about, and which hold it settles. */
export type WebhookJob = { endpointId: string; holdId: string }

/**
 * A delivery names no endpoint. The ticket that our handler put into the
 * webhook's URL does; for jobs submitted otherwise an `endpoint` in that URL
 * does, or there is only one.
 *
 * @throws Refusal `unauthorized`: a ticket that is not ours.
 * @throws Refusal `bad_request`: nothing tells the endpoint.
 */
export async function resolveJob(
  room: WebhookRoom,
  query: URLSearchParams,
  requestId: string,
): Promise<WebhookJob> {
  const ticket = query.get('ticket')
  if (ticket !== null) {
    const claims = await room.tokens.verifyAnyOwner(ticket)
    if (claims.requestId === '' && room.endpoints.has(claims.endpointId)) {
      return { endpointId: claims.endpointId, holdId: claims.holdId }
    }
    throw new Refusal('unauthorized', 'The ticket is not for this.')
  }
  const [only] = room.endpoints.size === 1 ? room.endpoints.keys() : []
  const endpointId = query.get('endpoint') ?? only
  if (endpointId === undefined || !room.endpoints.has(endpointId)) {
    throw new Refusal(
      'bad_request',
      'The URL does not tell a listed endpoint: add ?endpoint=<id> to it.',
    )
  }
  const hold = await room.budget.find(requestId)
  return { endpointId, holdId: hold?.id ?? '' }
}
