/**
 * What the handler remembers between requests. Two small interfaces; memory
 * and Redis implement both. Every method is one atomic step.
 */
export type Store = BudgetStore & OnceStore

/** A sum of money in a period of time, and how far it may grow. */
export type Counter = {
  /** For instance `all:day:2026-10-03`. */
  key: string
  /** Integer micro-dollars; `null` counts without a limit. */
  limitMicros: number | null
  /** When the sum may be forgotten: some time after its period has ended. */
  lifetimeMs: number
}

/**
 * Money set aside for one job.
 *
 * `reserved`: nothing was sent; when the lease ends it is given back.
 * `sent`: the submit may have left; when the lease ends it stays counted.
 * `accepted`: fal has the job, which is open until it is settled; when the lease
 * ends somebody asks fal.
 * `ended`: nobody knows the price, or whether there was a job. It stays counted,
 * and is listed by `listEnded` until it is settled or forgotten.
 */
export type Hold = {
  id: string
  ownerId: string
  endpointId: string
  /** Integer micro-dollars. */
  micros: number
  /** Micro-dollars per billed unit, to turn fal's units into money. */
  unitMicros: number
  /** What was priced, a decimal of the price's own unit: seconds. */
  quantity: string
  /** Milliseconds since 1970. */
  reservedAtMs: number
  state: 'reserved' | 'sent' | 'accepted' | 'ended'
  /** `null` until fal has accepted the job. */
  requestId: string | null
}

export type Reservation = {
  hold: Omit<Hold, 'state' | 'requestId' | 'reservedAtMs'>
  counters: readonly Counter[]
  /** Jobs of this owner that may be open at once; `null` for any number. */
  maxOpenJobs: number | null
  leaseMs: number
}

export type ReserveAnswer =
  | { state: 'reserved' }
  /** `key` of the counter that has no room. */
  | { state: 'over_limit'; key: string }
  | { state: 'too_many_jobs' }

export type BudgetStore = {
  /** Takes the hold if every counter has room for it, or nothing at all. */
  reserve(reservation: Reservation): Promise<ReserveAnswer>
  /** `reserved` -> `sent`. `false` if the lease was over: do not send. */
  markSent(holdId: string, leaseMs: number): Promise<boolean>
  /** `sent` -> `accepted`. */
  accept(holdId: string, requestId: string, leaseMs: number): Promise<void>
  /**
   * The job is over. With an amount the sums are corrected and the hold is
   * gone; with `null` it stays counted, and a later call may still correct it.
   *
   * @returns the hold as it was, or `null` if it is gone already.
   */
  settle(holdId: string, micros: number | null): Promise<Hold | null>
  readHold(holdId: string): Promise<Hold | null>
  /** The hold of a job that fal names, or `null`. */
  findHold(requestId: string): Promise<Hold | null>
  /**
   * Clears leases that are over: gives back what was only `reserved`, ends
   * what was `sent`, and hands out at most `count` holds that are `accepted`,
   * each with a new lease, so that two callers do not ask about the same one.
   * With an owner only theirs.
   */
  takeExpired(
    count: number,
    leaseMs: number,
    ownerId?: string | undefined,
  ): Promise<Hold[]>
  /** Holds that are `ended`, at most `count` of them, the oldest first. */
  listEnded(count: number): Promise<Hold[]>
  /** Micro-dollars in these sums, holds included; 0 for unknown ones. */
  readCounters(keys: readonly string[]): Promise<number[]>
}

export type ClaimAnswer =
  | { state: 'claimed' }
  /** Somebody else's, since so many milliseconds. */
  | { state: 'busy'; forMs: number }
  | { state: 'done'; value: string }

/** Does a thing once per key, over all processes. */
export type OnceStore = {
  /** The claim is free again when the lease ends. */
  claim(key: string, claimant: string, leaseMs: number): Promise<ClaimAnswer>
  complete(key: string, value: string, lifetimeMs: number): Promise<void>
  /** Gives the claim back, if it is still this claimant's. */
  abandon(key: string, claimant: string): Promise<void>
}
