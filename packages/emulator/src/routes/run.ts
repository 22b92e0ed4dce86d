import type { Call } from '../call.ts'
import { responseHeaders } from '../wire.ts'
import type { World } from '../world.ts'
import { answer } from './result.ts'
import { readSpec, tooMany } from './submit.ts'

/** `POST https://fal.run/{endpoint id}`: no queue, no retry, one answer. */
export async function run(call: Call, world: World): Promise<Response> {
  const spec = await readSpec(call, world, 'run')
  if (spec instanceof Response) return spec
  const { jobs, settings } = world
  if (jobs.runningFor(spec.keyId) >= settings.concurrency) {
    return tooMany(
      world,
      {
        detail: `Too many concurrent requests; the limit is ${settings.concurrency}`,
        error_type: 'concurrent_requests_limit',
      },
      { [responseHeaders.needsRetry]: '1' },
    )
  }
  const job = jobs.submit({ ...spec, noRetry: true })
  call.entry.requestId = job.requestId
  const outcome = await jobs.ended(job)
  return answer(outcome, call, { [responseHeaders.requestId]: job.requestId })
}
