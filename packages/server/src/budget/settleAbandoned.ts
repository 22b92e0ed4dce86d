import { appOf } from '@falvideo/client/internal'
import type { Room } from '../handler/room.ts'
import type { Hold } from '../store/store.ts'
import { judgeResult } from './judgeEnding.ts'

export type SettlingRoom = Pick<Room, 'ask' | 'budget'>

/**
 * Asks fal about jobs whose result nobody has read for a while, at most so
 * many, and books what it says. With an owner only about theirs.
 *
 * @returns how many were over.
 */
export async function settleAbandoned(
  room: SettlingRoom,
  count: number,
  ownerId?: string | undefined,
): Promise<number> {
  const holds = await room.budget.takeExpired(count, ownerId)
  const settled = await Promise.all(holds.map((hold) => settle(room, hold)))
  return settled.filter(Boolean).length
}

async function settle(room: SettlingRoom, hold: Hold): Promise<boolean> {
  try {
    const answer = await room.ask({
      host: 'queue.fal.run',
      path: `/${appOf(hold.endpointId)}/requests/${hold.requestId}`,
      method: 'GET',
    })
    const ending = judgeResult(answer)
    await room.budget.book(hold.id, ending)
    return ending.kind !== 'open'
  } catch {
    // fal cannot be asked now; the next lease is the next chance.
    return false
  }
}
