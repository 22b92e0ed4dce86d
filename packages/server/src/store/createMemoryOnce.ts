import type { OnceStore } from './store.ts'

type Claim = { claimant: string; value: string | null; at: number; end: number }

/** Claims in the memory of this process. */
export function createMemoryOnce(now: () => number): OnceStore {
  const claims = new Map<string, Claim>()
  const forgetOld = () => {
    // Insertion order is age, nearly: stop at the first that still counts.
    for (const [key, claim] of claims) {
      if (claim.end > now()) break
      claims.delete(key)
    }
  }
  return {
    async claim(key, claimant, leaseMs) {
      forgetOld()
      const claim = claims.get(key)
      if (claim !== undefined && claim.end > now()) {
        if (claim.value !== null) return { state: 'done', value: claim.value }
        return { state: 'busy', forMs: now() - claim.at }
      }
      const end = now() + leaseMs
      claims.delete(key)
      claims.set(key, { claimant, value: null, at: now(), end })
      return { state: 'claimed' }
    },
    async complete(key, value, lifetimeMs) {
      const end = now() + lifetimeMs
      claims.delete(key)
      claims.set(key, { claimant: '', value, at: now(), end })
    },
    async abandon(key, claimant) {
      if (claims.get(key)?.claimant === claimant) claims.delete(key)
    },
  }
}
