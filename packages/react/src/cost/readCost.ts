import {
  type Endpoint,
  estimateCost,
  type Pricing,
  type Receipt,
} from '@falvideo/client'
import { formatMicros, multiplyToMicros } from '@falvideo/client/internal'
import type { CostView, UnavailableCost } from './CostView.ts'

/**
 * What a draft will cost by the published rates. A `live` price that fal
 * answered confirms the rate, replaces it where the endpoint has just one, and
 * marks it as outdated where it has several and none fits.
 */
export function readDraftCost(
  endpoint: Endpoint<string, object, object>,
  input: object | undefined,
  live?: Pricing | undefined,
): CostView {
  const estimate = estimateCost(endpoint, input ?? {})
  if (estimate.usd === null) return unavailable(estimate.reason)
  const { unit, quantity, asOf, certainty } = estimate
  const single = live !== undefined && endpoint.price?.by === null
  const rate = single ? live.unitPriceUsd : estimate.unitPriceUsd
  const micros = multiplyToMicros(rate, quantity)
  return {
    status: 'estimated',
    amount: micros === null ? estimate.usd : formatMicros(micros),
    currency: 'USD',
    unit,
    quantity,
    rate,
    rateSource: live === undefined || live.differs ? 'bundled' : 'live',
    asOf,
    certainty,
    outdated: live?.differs === true && !single,
    unknownCount: 0,
  }
}

/** What a job was billed, or is estimated to cost while that is unknown. */
function readJobCost(receipt: Receipt<object> | null): CostView {
  if (receipt === null) return unavailable('Nothing was submitted.')
  const { price, ending } = receipt
  const units = ending?.billedUnits ?? null
  const billed =
    price === null || units === null
      ? null
      : multiplyToMicros(units, price.unitPriceUsd)
  if (price === null) return unavailable('No price of this job is known.')
  if (billed === null && ending !== null && ending.status !== 'completed') {
    return unavailable('fal did not say what it billed for this job.')
  }
  const estimated = multiplyToMicros(price.usd)
  const terms = { unit: price.unit, rate: price.unitPriceUsd } as const
  if (billed === null || units === null) {
    return {
      status: 'estimated',
      amount: price.usd,
      currency: 'USD',
      ...terms,
      quantity: price.quantity,
      rateSource: 'bundled',
      asOf: null,
      certainty: null,
      outdated: false,
      unknownCount: 0,
    }
  }
  return {
    status: 'billed',
    amount: formatMicros(billed),
    currency: 'USD',
    ...terms,
    quantity: units,
    estimated: price.usd,
    drift: estimated === null ? null : formatMicros(billed - estimated),
    unknownCount: 0,
  }
}

/** Something with a receipt: what the hooks return, a job, or the receipt. */
export type CostedJob =
  | Receipt<object>
  | { readonly receipt: Receipt<object> | null }

/** The receipt of whatever leads to one. */
function receiptOf(job: CostedJob): Receipt<object> | null {
  return 'receipt' in job ? job.receipt : job
}

/** A job, jobs, or the input of one to come. */
export type CostSubject = CostedJob | readonly CostedJob[] | object | undefined

/** Whether this is an input, which may still be changed. */
export function isDraft(subject: CostSubject): boolean {
  return !Array.isArray(subject) && !isJob(subject)
}

function isJob(subject: CostSubject): subject is CostedJob {
  return (
    subject !== undefined && ('receipt' in subject || 'intentId' in subject)
  )
}

/** The cost of a job, of jobs together, or of a draft. */
export function readCost(
  subject: CostSubject,
  endpoint: Endpoint<string, object, object>,
  live?: Pricing | undefined,
): CostView {
  if (Array.isArray(subject)) {
    return readTotalCost(subject.flatMap((job) => receiptOf(job) ?? []))
  }
  return isJob(subject)
    ? readJobCost(receiptOf(subject))
    : readDraftCost(endpoint, subject, live)
}

/** The total of jobs: billed only if every part of it is. */
function readTotalCost(receipts: readonly Receipt<object>[]): CostView {
  const costs = receipts.map(readJobCost)
  const known = costs.filter((cost) => cost.status !== 'unavailable')
  const unknownCount = costs.length - known.length
  if (known.length === 0 && unknownCount > 0) {
    return { ...unavailable('No price of these jobs is known.'), unknownCount }
  }
  const micros = known.reduce(
    (sum, { amount }) => sum + (multiplyToMicros(amount) ?? 0),
    0,
  )
  const total = {
    amount: formatMicros(micros),
    currency: 'USD',
    unit: null,
    quantity: null,
    rate: null,
    unknownCount,
  } as const
  return known.every(({ status }) => status === 'billed')
    ? { ...total, status: 'billed', estimated: null, drift: null }
    : {
        ...total,
        status: 'estimated',
        rateSource: 'bundled',
        asOf: null,
        certainty: null,
        outdated: false,
      }
}

function unavailable(reason: string): UnavailableCost {
  return {
    status: 'unavailable',
    amount: null,
    currency: null,
    unit: null,
    quantity: null,
    rate: null,
    reason,
    unknownCount: 0,
  }
}
