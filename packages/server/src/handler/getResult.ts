import { judgeResult } from '../budget/judgeEnding.ts'
import { passOn } from './readAnswer.ts'
import { Refusal } from './refusal.ts'
import type { Job, Room } from './room.ts'

/** The result of a job, and with it the moment to book what it cost. */
export async function getResult(
  room: Room,
  { app, claims }: Job,
): Promise<Response> {
  const answer = await room.ask({
    host: 'queue.fal.run',
    path: `/${app}/requests/${claims.requestId}`,
    method: 'GET',
  })
  await room.budget.book(claims.holdId, judgeResult(answer))
  // A refusal that broke on the way, "not yet" for instance, is no ending of the
  // job, and a client could not tell: its status is one that endings have.
  if (answer.body === undefined && isEnding(answer.status)) {
    throw new Refusal('upstream_error', 'The answer of fal cannot be read.')
  }
  return passOn(answer)
}

const isEnding = (status: number): boolean =>
  status >= 400 && status < 500 && ![401, 403, 429].includes(status)
