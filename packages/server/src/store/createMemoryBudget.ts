import { holdLifetime } from './holdLifetime.ts'
import type {
  BudgetStore,
  Counter,
  Hold,
  Reservation,
  ReserveAnswer,
} from './store.ts'

type Kept = Hold & {
  sums: readonly string[]
  leaseEndsAt: number
  forgetAt: number
}

/** Sums and holds in the memory of this process. */
export function createMemoryBudget(now: () => number): BudgetStore {
  const sums = new Map<string, { micros: number; forgetAt: number }>()
  const holds = new Map<string, Kept>()
  // Those whose lease means something: all but the ended ones.
  const leased = new Set<Kept>()
  // Of those the few on their way to fal. Only their leases end by themselves,
  // so a step need not look at every open job.
  const leaving = new Set<Kept>()

  const sumOf = (key: string) => {
    const sum = sums.get(key)
    return sum !== undefined && sum.forgetAt > now() ? sum : undefined
  }
  const add = (hold: Kept, micros: number) => {
    for (const key of hold.sums) {
      const sum = sumOf(key)
      if (sum !== undefined) sum.micros += micros
    }
  }
  const find = (id: string) => {
    const hold = holds.get(id)
    return hold !== undefined && hold.forgetAt > now() ? hold : undefined
  }
  const forget = (hold: Kept) => {
    leased.delete(hold)
    leaving.delete(hold)
    holds.delete(hold.id)
  }
  const end = (hold: Kept) => {
    hold.state = 'ended'
    leased.delete(hold)
    leaving.delete(hold)
  }
  const clear = () => {
    for (const hold of leaving) {
      if (hold.leaseEndsAt > now()) continue
      if (hold.state === 'reserved') {
        add(hold, -hold.micros)
        forget(hold)
      } else end(hold)
    }
  }
  // Looked at when something is added, so that memory stays bounded.
  const forgetOld = () => {
    for (const [key, sum] of sums) {
      if (sum.forgetAt <= now()) sums.delete(key)
    }
    for (const hold of holds.values()) {
      if (hold.forgetAt > now()) break
      forget(hold)
    }
  }
  const isFull = ({ key, limitMicros }: Counter, micros: number) =>
    limitMicros !== null && (sumOf(key)?.micros ?? 0) + micros > limitMicros
  const countOpen = (ownerId: string) => {
    let count = 0
    for (const hold of leased) {
      if (hold.ownerId === ownerId && hold.forgetAt > now()) count += 1
    }
    return count
  }

  const reserve = (reservation: Reservation): ReserveAnswer => {
    clear()
    forgetOld()
    const { hold, counters, maxOpenJobs, leaseMs } = reservation
    if (maxOpenJobs !== null && countOpen(hold.ownerId) >= maxOpenJobs) {
      return { state: 'too_many_jobs' }
    }
    const full = counters.find((counter) => isFull(counter, hold.micros))
    if (full !== undefined) return { state: 'over_limit', key: full.key }
    for (const { key, lifetimeMs } of counters) {
      const micros = (sumOf(key)?.micros ?? 0) + hold.micros
      sums.set(key, { micros, forgetAt: now() + lifetimeMs })
    }
    const kept: Kept = {
      ...hold,
      state: 'reserved',
      requestId: null,
      reservedAtMs: now(),
      sums: counters.map(({ key }) => key),
      leaseEndsAt: now() + leaseMs,
      forgetAt: now() + holdLifetime(counters),
    }
    holds.set(hold.id, kept)
    leased.add(kept)
    leaving.add(kept)
    return { state: 'reserved' }
  }

  return {
    async reserve(reservation) {
      return reserve(reservation)
    },
    async markSent(holdId, leaseMs) {
      clear()
      const hold = find(holdId)
      if (hold?.state !== 'reserved') return false
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
      leaving.delete(hold)
      leased.add(hold)
    },
    async settle(holdId, micros) {
      const hold = find(holdId)
      if (hold === undefined) return null
      const before = toHold(hold)
      if (micros === null) end(hold)
      else {
        add(hold, micros - hold.micros)
        forget(hold)
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
    async takeExpired(count, leaseMs, ownerId) {
      clear()
      const expired: Kept[] = []
      for (const hold of leased) {
        if (expired.length >= count) break
        if (ownerId !== undefined && hold.ownerId !== ownerId) continue
        if (hold.leaseEndsAt <= now()) expired.push(hold)
      }
      return expired.map((hold) => {
        hold.leaseEndsAt = now() + leaseMs
        return toHold(hold)
      })
    },
    async listEnded(count) {
      return [...holds.values()]
        .filter(({ state, forgetAt }) => state === 'ended' && forgetAt > now())
        .slice(0, count)
        .map(toHold)
    },
    async readCounters(keys) {
      return keys.map((key) => sumOf(key)?.micros ?? 0)
    },
  }
}

function toHold({
  sums: _,
  leaseEndsAt: __,
  forgetAt: ___,
  ...hold
}: Kept): Hold {
  return hold
}
