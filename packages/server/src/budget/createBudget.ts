import { formatMicros } from '@falvideo/client/internal'
import type { Owner } from '../handler/authorize.ts'
import type { Emit } from '../handler/events.ts'
import { Refusal } from '../handler/refusal.ts'
import type { Hold, Store } from '../store/store.ts'
import { amountOf, type KnownEnding } from './amountOf.ts'
import type { Ending } from './judgeEnding.ts'
import {
  countersOf,
  type LimitsInMicros,
  type SpendingLimits,
  toMicros,
} from './periods.ts'

export type BudgetOptions = {
  /** What one owner may spend. `authorize` may say otherwise for one. */
  perOwner?: SpendingLimits | undefined
  /** What all owners together may spend. */
  total?: SpendingLimits | undefined
}

/** What a job will cost at most. */
export type Estimate = Pick<Hold, 'micros' | 'unitMicros' | 'quantity'>

export type Budget = {
  /** @throws Refusal `budget_exceeded`, `too_many_jobs` */
  reserve(
    owner: Owner,
    endpointId: string,
    estimate: Estimate | null,
  ): Promise<string>
  /** To be called right before the submit. @throws Refusal `internal_error` */
  markSent(holdId: string): Promise<void>
  /**
   * fal has the job. Like `book` it never throws: what fal said must reach the
   * caller even if the store is down. The hold stays counted then.
   */
  accept(holdId: string, requestId: string): Promise<void>
  /** Books what is known about the bill of a job; `open` books nothing. */
  book(holdId: string, ending: Ending): Promise<void>
  find(requestId: string): Promise<Hold | null>
  takeExpired(count: number, ownerId?: string | undefined): Promise<Hold[]>
}

export type CreateBudgetOptions = {
  budget: BudgetOptions
  maxOpenJobs: number | null
  store: Store
  emit: Emit
  now: () => number
}

// A submit is over, one way or the other, long before this.
const submitLeaseMs = 2 * 60_000
// After this a job whose result nobody read is asked about.
const jobLeaseMs = 15 * 60_000

const noPrice: Estimate = { micros: 0, unitMicros: 0, quantity: '0' }

/**
 * The purse: a hold before the submit, the billed amount after the ending.
 * What is not known to be free stays counted until its day and month are over.
 */
export function createBudget(options: CreateBudgetOptions): Budget {
  const { store, emit, now } = options
  const perOwner = toMicros(options.budget.perOwner)
  const total = toMicros(options.budget.total)

  const attempt = async (step: () => Promise<void>) => {
    try {
      await step()
    } catch (error) {
      emit({ type: 'error', error })
    }
  }
  const book = async (holdId: string, ending: KnownEnding) => {
    // The amount of a hold never changes, so reading first races nobody.
    const hold = await store.readHold(holdId)
    if (hold === null) return
    const micros = amountOf(ending, hold)
    const before = await store.settle(holdId, micros)
    const isNews = before !== null && before.state !== 'ended'
    if (!isNews && micros === null) return
    emit({
      type: 'bill',
      ownerId: hold.ownerId,
      endpointId: hold.endpointId,
      requestId: hold.requestId,
      certainty: ending.kind,
      countedUsd: formatMicros(micros ?? hold.micros),
      estimateUsd: formatMicros(hold.micros),
    })
  }

  return {
    async reserve(owner, endpointId, estimate) {
      const own = merge(perOwner, toMicros(owner.budget))
      const scope = `owner:${encodeURIComponent(owner.id)}`
      const counters = [
        ...countersOf(scope, own, now()),
        ...countersOf('all', total, now()),
      ]
      if (estimate === null && counters.length > 0) throw unpriced()
      const id = crypto.randomUUID()
      const answer = await store.reserve({
        hold: { id, ownerId: owner.id, endpointId, ...(estimate ?? noPrice) },
        counters,
        maxOpenJobs: options.maxOpenJobs,
        leaseMs: submitLeaseMs,
      })
      if (answer.state === 'over_limit') throw overLimit(answer.key)
      if (answer.state === 'too_many_jobs') {
        throw new Refusal(
          'too_many_jobs',
          `At most ${options.maxOpenJobs} jobs may be open at once. Wait for one to end.`,
          { 'retry-after': '5' },
        )
      }
      return id
    },
    async markSent(holdId) {
      if (await store.markSent(holdId, submitLeaseMs)) return
      throw new Refusal('internal_error', 'The hold on the budget was lost.')
    },
    accept: (holdId, requestId) =>
      attempt(() => store.accept(holdId, requestId, jobLeaseMs)),
    async book(holdId, ending) {
      if (holdId === '' || ending.kind === 'open') return
      await attempt(() => book(holdId, ending))
    },
    find: (requestId) => store.findHold(requestId),
    takeExpired: (count, ownerId) =>
      store.takeExpired(count, jobLeaseMs, ownerId),
  }
}

/** What an owner's own limits do not name stays as it is for everybody. */
function merge(all: LimitsInMicros, own: LimitsInMicros): LimitsInMicros {
  return { day: own.day ?? all.day, month: own.month ?? all.month }
}

// Key of a counter: `owner:<id>:day:2026-10-03` or `all:month:2026-10`.
function overLimit(key: string): Refusal {
  const whose = key.startsWith('owner:') ? 'your' : 'the total'
  const period = key.includes(':month:') ? 'month' : 'day'
  return new Refusal(
    'budget_exceeded',
    `This job does not fit into ${whose} budget of this ${period} (UTC).`,
  )
}

function unpriced(): Refusal {
  return new Refusal(
    'budget_exceeded',
    'No price is known for this input, so it fits no budget.',
  )
}
