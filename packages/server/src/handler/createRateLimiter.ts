/**
 * Counts calls per key. Every limiter of `rate-limiter-flexible` has this
 * shape: it rejects when the points are used up, with `msBeforeNext`.
 */
export type RateLimiter = {
  consume(key: string): Promise<unknown>
}

/** What a limiter rejects with. */
export type RateLimited = { msBeforeNext: number }

export type RateLimiterOptions = {
  points: number
  windowMs: number
  now: () => number
}

// Keys are people; beyond this many at once the oldest windows are dropped.
const maxKeys = 100_000

/** A fixed window per key in the memory of this process, without a timer. */
export function createRateLimiter(options: RateLimiterOptions): RateLimiter {
  const { points, windowMs, now } = options
  const windows = new Map<string, { used: number; endsAt: number }>()
  const forgetOld = () => {
    for (const [key, { endsAt }] of windows) {
      if (endsAt > now() && windows.size < maxKeys) break
      windows.delete(key)
    }
  }
  return {
    async consume(key) {
      forgetOld()
      const current = windows.get(key)
      if (current === undefined || current.endsAt <= now()) {
        windows.delete(key)
        windows.set(key, { used: 1, endsAt: now() + windowMs })
        return
      }
      if (current.used >= points) {
        throw { msBeforeNext: current.endsAt - now() } satisfies RateLimited
      }
      current.used += 1
    },
  }
}
