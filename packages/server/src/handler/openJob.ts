import { appOf } from './appOf.ts'
import type { Owner } from './authorize.ts'
import { Refusal } from './refusal.ts'
import type { Job, Room } from './room.ts'

/** Name of the header that carries the token of a job. */
export const tokenHeader = 'x-falvideo-job-token'

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
  headers: Headers,
): Promise<Job> {
  const token = headers.get(tokenHeader) ?? ''
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
