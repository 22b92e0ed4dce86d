import { passOn } from './readAnswer.ts'
import type { Job, Room } from './room.ts'

/** One look at a job. */
export async function getStatus(
  room: Room,
  { app, claims }: Job,
  options: { logs: boolean },
): Promise<Response> {
  const answer = await room.ask({
    host: 'queue.fal.run',
    path: `/${app}/requests/${claims.requestId}/status?logs=${options.logs ? 1 : 0}`,
    method: 'GET',
  })
  return passOn(answer)
}
