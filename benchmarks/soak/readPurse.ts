import { createRedisStore } from '@falvideo/server/redis'
import { Redis } from 'ioredis'
import type { Facts } from './readFacts.ts'
import type { World } from './World.ts'

/**
 * Compares the handler's purse with what fal billed to its key. It may hold
 * money for submits whose outcome nobody knows, and must never count less than
 * was spent.
 */
export async function readPurse(
  { redisSocket }: World,
  { ledger }: Facts,
): Promise<{ disagreements: string[]; over: string }> {
  const redis = new Redis(redisSocket)
  const store = createRedisStore({ redis })
  const months = new Set(ledger.map((job) => job.submittedAt.slice(0, 7)))
  const keys = [...months].map((month) => `all:month:${month}`)
  const sums = keys.length === 0 ? [] : await store.readCounters(keys)
  await redis.quit()
  const counted = sums.reduce((sum, micros) => sum + micros, 0)
  const billed = ledger
    .filter(({ keyId }) => keyId === 'handler')
    .reduce(
      (sum, { billedUsd }) => sum + Math.round(Number(billedUsd) * 1e6),
      0,
    )
  const over = `$${((counted - billed) / 1e6).toFixed(2)}`
  return {
    over,
    disagreements:
      counted < billed
        ? [`the purse counted ${counted}, fal billed ${billed}`]
        : [],
  }
}
