import { judgeCancel } from '../budget/judgeEnding.ts'
import { passOn } from './readAnswer.ts'
import type { Job, Room } from './room.ts'

/**
 * Asks fal to cancel. It gives the money back only where fal says that the job
 * never ran; one that was running may still finish and be billed.
 */
export async function cancel(
  room: Room,
  { app, claims }: Job,
): Promise<Response> {
  const answer = await room.ask({
    host: 'queue.fal.run',
    path: `/${app}/requests/${claims.requestId}/cancel`,
    method: 'PUT',
  })
  await room.budget.book(claims.holdId, judgeCancel(answer))
  return passOn(answer)
}
