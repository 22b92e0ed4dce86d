import { type Call, json } from '../call.ts'
import { responseHeaders } from '../wire.ts'
import type { World } from '../world.ts'
import { findJob } from './findJob.ts'

const codes = {
  CANCELLATION_REQUESTED: 202,
  ALREADY_COMPLETED: 400,
} as const

/** `PUT https://queue.fal.run/{owner}/{app}/requests/{id}/cancel` */
export async function cancel(call: Call, world: World): Promise<Response> {
  const job = findJob(call, world)
  if (job instanceof Response) return job
  const status = world.jobs.cancel(job)
  const { cancelledStatus } = world.settings.unclear
  return json(
    status === 'OK' ? cancelledStatus : codes[status],
    { status },
    { [responseHeaders.requestId]: job.requestId },
  )
}
