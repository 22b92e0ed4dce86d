import type { Owner } from './authorize.ts'
import type { RateLimited, RateLimiter } from './createRateLimiter.ts'
import { Refusal } from './refusal.ts'

/**
 * Takes one of the owner's requests of this minute.
 * @throws Refusal `rate_limited`, with `Retry-After`
 */
export async function limitRate(
  limiter: RateLimiter | null,
  owner: Owner,
): Promise<void> {
  try {
    await limiter?.consume(owner.id)
  } catch (error) {
    const { msBeforeNext } = (error ?? {}) as Partial<RateLimited>
    // A limiter that cannot be reached is an error, and lets nobody through.
    if (typeof msBeforeNext !== 'number') throw error
    throw new Refusal('rate_limited', 'Too many requests. Try again later.', {
      'retry-after': String(Math.max(1, Math.ceil(msBeforeNext / 1000))),
    })
  }
}
