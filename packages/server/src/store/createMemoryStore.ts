import type {
  BudgetStore,
  Counter,
  Hold,
  OnceStore,
  Reservation,
  ReserveAnswer,
  Store,
} from './store.ts'

type HeldHold = Hold & {
  counterKeys: readonly string[]
  leaseEndsAt: number
  forgetAt: number
}

export type MemoryStoreOptions = {
  /** Milliseconds since 1970. @default Date.now */
  now?: (() => number) | undefined
}

/**
 * A store in the memory of this process: right for one process, and for tests.
 * Several machines, or functions that come and go, need a shared one.
 */
export function createMemoryStore(options: MemoryStoreOptions = {}): Store {
  const now = options.now ?? Date.now
  return { ...createBudgetStore(now), ...createOnceStore(now) }
}

function createBudgetStore(now: () => number): BudgetStore {
  const sums = new Map<string, { micros: number; forgetAt: number }>()
  const holds = new Map<string, HeldHold>()

  const sumOf = (key: string) => {
    const sum = sums.get(key)
    return sum !== undefined && sum.forgetAt > now() ? sum : undefined
  }
  const add = (hold: HeldHold, micros: number) => {
    for (const key of hold.counterKeys) {
      const sum = sumOf(key)
      if (sum !== undefined) sum.micros += micros
    }
  }
  const find = (id: string) => {
    const hold = holds.get(id)
    return hold !== undefined && hold.forgetAt > now() ? hold : undefined
  }
  const clearReserved = () => {
    for (const hold of holds.values()) {
      if (hold.forgetAt <= now()) holds.delete(hold.id)
      else if (hold.leaseEndsAt > now()) continue
      else if (hold.state === 'reserved') {
        add(hold, -hold.micros)
        holds.delete(hold.id)
      } else if (hold.state === 'sent') hold.state = 'ended'
    }
    for (const [key, sum] of sums) {
      if (sum.forgetAt <= now()) sums.delete(key)
    }
  }
  const isFull = ({ key, limitMicros }: Counter, micros: number) =>
    limitMicros !== null && (sumOf(key)?.micros ?? 0) + micros > limitMicros

  const reserve = (reservation: Reservation): ReserveAnswer => {
    clearReserved()
    const { hold, counters, maxOpenJobs, leaseMs } = reservation
    if (maxOpenJobs !== null) {
      const open = [...holds.values()].filter(
        (other) =>
          other.ownerId === hold.ownerId &&
          other.state !== 'ended' &&
          other.leaseEndsAt > now(),
      )
      if (open.length >= maxOpenJobs) return { state: 'too_many_jobs' }
    }
    const full = counters.find((counter) => isFull(counter, hold.micros))
    if (full !== undefined) return { state: 'over_limit', key: full.key }
    for (const { key, lifetimeMs } of counters) {
      const micros = (sumOf(key)?.micros ?? 0) + hold.micros
      sums.set(key, { micros, forgetAt: now() + lifetimeMs })
    }
    holds.set(hold.id, {
      ...hold,
      state: 'reserved',
      requestId: null,
      counterKeys: counters.map(({ key }) => key),
      leaseEndsAt: now() + leaseMs,
      forgetAt: now() + holdLifetime(counters),
    })
    return { state: 'reserved' }
  }

  return {
    async reserve(reservation) {
      return reserve(reservation)
    },
    async markSent(holdId, leaseMs) {
      const hold = find(holdId)
      if (hold?.state !== 'reserved' || hold.leaseEndsAt <= now()) return false
      hold.state = 'sent'
      hold.leaseEndsAt = now() + leaseMs
      return true
    },
    async accept(holdId, requestId, leaseMs) {
      const hold = find(holdId)
      if (hold === undefined) return
      hold.state = 'accepted'
      hold.requestId = requestId
      hold.leaseEndsAt = now() + leaseMs
    },
    async settle(holdId, micros) {
      const hold = find(holdId)
      if (hold === undefined) return null
      const before = toHold(hold)
      if (micros === null) hold.state = 'ended'
      else {
        add(hold, micros - hold.micros)
        holds.delete(holdId)
      }
      return before
    },
    async readHold(holdId) {
      const hold = find(holdId)
      return hold === undefined ? null : toHold(hold)
    },
    async findHold(requestId) {
      for (const hold of holds.values()) {
        if (hold.requestId === requestId && hold.forgetAt > now())
          return toHold(hold)
      }
      return null
    },
    async takeExpired(count, leaseMs) {
      clearReserved()
      const expired = [...holds.values()].filter(
        ({ state, leaseEndsAt }) =>
          state === 'accepted' && leaseEndsAt <= now(),
      )
      return expired.slice(0, count).map((hold) => {
        hold.leaseEndsAt = now() + leaseMs
        return toHold(hold)
      })
    },
    async readCounters(keys) {
      return keys.map((key) => sumOf(key)?.micros ?? 0)
    },
  }
}

const day = 86_400_000

/** A hold is kept as long as the longest of the sums it is part of. */
export function holdLifetime(counters: readonly Counter[]): number {
  return Math.max(2 * day, ...counters.map(({ lifetimeMs }) => lifetimeMs))
}

function toHold(hold: HeldHold): Hold {
  const { counterKeys: _, leaseEndsAt: __, forgetAt: ___, ...rest } = hold
  return rest
}

type Claim = { claimant: string; value: string | null; at: number; end: number }

function createOnceStore(now: () => number): OnceStore {
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
      claims.set(key, { claimant, value: null, at: now(), end })
      return { state: 'claimed' }
    },
    async complete(key, value, lifetimeMs) {
      claims.delete(key)
      const end = now() + lifetimeMs
      claims.set(key, { claimant: '', value, at: now(), end })
    },
    async abandon(key, claimant) {
      if (claims.get(key)?.claimant === claimant) claims.delete(key)
    },
  }
}
