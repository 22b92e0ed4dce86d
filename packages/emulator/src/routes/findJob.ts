import { type Call, json } from '../call.ts'
import type { Job } from '../job.ts'
import type { World } from '../world.ts'
import { appOf } from './requestUrls.ts'

/** The request a queue URL names, or the 404 the queue has for unknown ones. */
export function findJob(call: Call, { jobs }: World): Job | Response {
  const { requestId = '', app } = call.groups
  const job = jobs.get(requestId)
  call.entry.requestId = requestId
  call.entry.endpoint = job?.endpoint
  if (!job || job.via === 'run' || appOf(job.endpoint) !== app) {
    return json(404, { status: 'NOT_FOUND' })
  }
  return job
}
