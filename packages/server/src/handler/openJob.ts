import { appOf } from '@falvideo/client/internal'
import type { Owner } from './authorize.ts'
import { Refusal } from './refusal.ts'
import type { Job, Room } from './room.ts'

/**
 * Checks that the token names this job, this app, an endpoint that is still
 * listed, and this owner.
 *
 * @throws Refusal `unauthorized`
 */
export async function openJob(
  room: Room,
  owner: Owner,
  route: { app: string; requestId: string },
  token: string,
): Promise<Job> {
  const claims = await room.tokens.verify(token, owner.id)
  if (
    claims.requestId !== route.requestId ||
    appOf(claims.endpointId) !== route.app ||
    !room.endpoints.has(claims.endpointId)
  ) {
    throw new Refusal('unauthorized', 'The job token is for another job.')
  }
  return { owner, app: route.app, claims }
}
