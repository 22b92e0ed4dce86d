import { holdLifetime } from '../holdLifetime.ts'
import type { ClaimAnswer, Hold, ReserveAnswer, Store } from '../store.ts'
import type { RedisClient } from './RedisClient.ts'
import * as scripts from './scripts.ts'

export type RedisStoreOptions = {
  redis: RedisClient
  /**
   * What all keys begin with. Keep the braces: in a cluster they keep the keys
   * together. @default '{falvideo}:'
   */
  prefix?: string | undefined
  /** Milliseconds since 1970; clocks of all machines should agree to seconds. @default Date.now */
  now?: (() => number) | undefined
}

/**
 * A store that several machines share: each method is one Lua script, so sums
 * never pass their limits, whoever races.
 *
 * @example
 * import { createRedisStore } from '@falvideo/server/redis'
 * import { Redis } from 'ioredis'
 *
 * const store = createRedisStore({ redis: new Redis(process.env.REDIS_URL) })
 */
export function createRedisStore(options: RedisStoreOptions): Store {
  const { redis, prefix = '{falvideo}:', now = Date.now } = options
  const run = (script: string, ...given: (string | number)[]) =>
    redis.eval(script, 1, prefix, now(), ...given)
  const once = (key: string) => `${prefix}once:${key}`

  return {
    async reserve({ hold, counters, maxOpenJobs, leaseMs }) {
      const [state, key] = (await run(
        scripts.reserve,
        leaseMs,
        hold.id,
        hold.ownerId,
        hold.endpointId,
        hold.micros,
        hold.unitMicros,
        hold.quantity,
        maxOpenJobs ?? -1,
        holdLifetime(counters),
        ...counters.flatMap((counter) => [
          counter.key,
          counter.limitMicros ?? -1,
          Math.ceil(counter.lifetimeMs),
        ]),
      )) as [ReserveAnswer['state'], string]
      return state === 'over_limit' ? { state, key } : { state }
    },
    async markSent(holdId, leaseMs) {
      return (await run(scripts.markSent, leaseMs, holdId)) === 1
    },
    async accept(holdId, requestId, leaseMs) {
      await run(scripts.accept, leaseMs, holdId, requestId)
    },
    async settle(holdId, micros) {
      return toHold(await run(scripts.settle, holdId, micros ?? -1))
    },
    async readHold(holdId) {
      return toHold(await run(scripts.readHold, holdId))
    },
    async findHold(requestId) {
      return toHold(await run(scripts.findHold, requestId))
    },
    async takeExpired(count, leaseMs, ownerId) {
      const whose = ownerId === undefined ? [] : [ownerId]
      const taken = await run(scripts.takeExpired, count, leaseMs, ...whose)
      return (taken as unknown[]).flatMap((flat) => toHold(flat) ?? [])
    },
    async listEnded(count) {
      const listed = await run(scripts.listEnded, count)
      return (listed as unknown[]).flatMap((flat) => toHold(flat) ?? [])
    },
    async readCounters(keys) {
      const sums = await run(scripts.readCounters, ...keys)
      return (sums as string[]).map(Number)
    },
    async claim(key, claimant, leaseMs) {
      const [state, value = ''] = (await redis.eval(
        scripts.claim,
        1,
        once(key),
        now(),
        claimant,
        leaseMs,
      )) as [ClaimAnswer['state'], string]
      if (state === 'done') return { state, value }
      return state === 'busy'
        ? { state, forMs: now() - Number(value) }
        : { state }
    },
    async complete(key, value, lifetimeMs) {
      await redis.eval(scripts.complete, 1, once(key), value, lifetimeMs)
    },
    async abandon(key, claimant) {
      await redis.eval(scripts.abandon, 1, once(key), claimant)
    },
  }
}

function toHold(flat: unknown): Hold | null {
  if (!Array.isArray(flat)) return null
  const [id = '', ownerId = '', endpointId = '', ...others] = flat as string[]
  const [micros, unitMicros, quantity = '', at, state, requestId = ''] = others
  return {
    id,
    ownerId,
    endpointId,
    micros: Number(micros),
    unitMicros: Number(unitMicros),
    quantity,
    reservedAtMs: Number(at),
    state: state as Hold['state'],
    requestId: requestId === '' ? null : requestId,
  }
}
