import { connect, openStorage } from './connect.ts'
import type { Way, World } from './World.ts'

/**
 * When all is quiet: reads the ending of every job that a receipt names and
 * nobody has read, as an app does when it is opened again. Only reads.
 */
export async function closeJobs(world: World): Promise<number> {
  const clients: Record<Way, ReturnType<typeof connect>> = {
    handler: connect(world, 'handler'),
    direct: connect(world, 'direct'),
  }
  const receipts = await openStorage(world).list()
  const open = receipts.filter(
    ({ state, ending }) => state === 'submitted' && ending === null,
  )
  const queue = [...open]
  async function work(): Promise<void> {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const way = next.intentId.startsWith('handler') ? 'handler' : 'direct'
      await clients[way].attach(next).wait({ waitMs: 60_000 })
    }
  }
  await Promise.all(Array.from({ length: 20 }, work))
  return open.length
}
