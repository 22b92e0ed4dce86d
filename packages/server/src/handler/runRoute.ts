import type { Owner } from './authorize.ts'
import { cancel } from './cancel.ts'
import { completeUpload } from './completeUpload.ts'
import { getPricing } from './getPricing.ts'
import { getResult } from './getResult.ts'
import { getStatus } from './getStatus.ts'
import { initiateUpload } from './initiateUpload.ts'
import { openJob } from './openJob.ts'
import type { Route } from './parseRoute.ts'
import type { Room } from './room.ts'
import { streamStatus } from './streamStatus.ts'
import { submit } from './submit.ts'

/** Does what a route asks for, for an owner who is known and within limits. */
export async function runRoute(
  room: Room,
  owner: Owner,
  route: Route,
  token: string,
  request: Request,
): Promise<Response> {
  switch (route.kind) {
    case 'submit':
      return submit(room, owner, route, request)
    case 'upload':
      return initiateUpload(room, owner, route, request)
    case 'complete':
      return completeUpload(room, owner, request)
    case 'pricing':
      return getPricing(room, route)
    default: {
      const job = await openJob(room, owner, route, token)
      const { logs } = route
      if (route.kind === 'status') return getStatus(room, job, { logs })
      if (route.kind === 'result') return getResult(room, job)
      if (route.kind === 'stream') {
        return streamStatus(room, job, { logs, signal: request.signal })
      }
      return cancel(room, job)
    }
  }
}
