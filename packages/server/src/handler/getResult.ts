import { judgeResult } from '../budget/judgeEnding.ts'
import { passOn } from './readAnswer.ts'
import type { Job, Room } from './room.ts'

/** The result of a job, and with it the moment to book what it cost. */
export async function getResult(
  room: Room,
  { app, claims }: Job,
  options: { signal: AbortSignal },
): Promise<Response> {
  const answer = await room.ask({
    host: 'queue.fal.run',
    path: `/${app}/requests/${claims.requestId}`,
    method: 'GET',
    signal: options.signal,
  })
  await room.budget.book(claims.holdId, judgeResult(answer))
  return passOn(answer)
}
