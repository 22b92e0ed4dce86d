import { type Call, json } from '../call.ts'
import type { LedgerJob } from '../ledger.ts'
import { parseUsd } from '../money.ts'
import { getPrice, unitMicroUsd } from '../price.ts'
import type { World } from '../world.ts'
import { isWithin, paginate, readFilter } from './platform.ts'
import { groupBy, toSeries } from './series.ts'

/** `GET https://api.fal.ai/v1/models/billing-events` */
export function billingEvents({ url }: Call, world: World): Response {
  const events = billed(url, world).map((job) => {
    const cost = dollars(job.billedUsd)
    return {
      request_id: job.requestId,
      endpoint_id: job.endpoint,
      timestamp: job.finishedAt,
      output_units: Number(job.units),
      unit_price: unitPrice(job.endpoint),
      percent_discount: 0,
      cost_subtotal: cost,
      cost_discount: 0,
      cost_total: cost,
      cost_estimate_nano_usd: parseUsd(job.billedUsd) * 1_000,
    }
  })
  const { page, ...rest } = paginate(url, events, 10_000)
  return json(200, { billing_events: page, ...rest })
}

/** `GET https://api.fal.ai/v1/models/usage` */
export function usage({ url }: Call, world: World): Response {
  const timeOf = ({ finishedAt }: LedgerJob) => Date.parse(finishedAt ?? '')
  return json(200, toSeries(url, billed(url, world), timeOf, summarize))
}

/** `GET https://api.fal.ai/v1/account/billing?expand=credits` */
export function credits({ url }: Call, world: World): Response {
  const { ledger, settings } = world
  const balance =
    parseUsd(settings.balanceUsd ?? '1000') - parseUsd(ledger.spentUsd)
  const wanted = readFilter(url, 'expand')?.includes('credits')
  const credits = { current_balance: balance / 1_000_000, currency: 'USD' }
  return json(200, { username: 'emulator', ...(wanted ? { credits } : {}) })
}

/** Jobs that cost something, as the query wants them. */
function billed(url: URL, { ledger }: World): LedgerJob[] {
  const endpoints = readFilter(url, 'endpoint_id')
  const requests = readFilter(url, 'request_id')
  return ledger.jobs.filter(
    ({ billedUsd, finishedAt, endpoint, requestId }) =>
      finishedAt !== null &&
      parseUsd(billedUsd) > 0 &&
      (endpoints?.includes(endpoint) ?? true) &&
      (requests?.includes(requestId) ?? true) &&
      isWithin(url, Date.parse(finishedAt)),
  )
}

function summarize(jobs: readonly LedgerJob[]) {
  return [...groupBy(jobs, ({ endpoint }) => endpoint)].map(([id, inside]) => {
    const microUsd = inside.reduce(
      (sum, job) => sum + parseUsd(job.billedUsd),
      0,
    )
    const cost = microUsd / 1_000_000
    return {
      endpoint_id: id,
      unit: 'seconds',
      quantity: inside.reduce((sum, job) => sum + Number(job.units), 0),
      unit_price: unitPrice(id),
      percent_discount: 0,
      cost_subtotal: cost,
      cost_discount: 0,
      cost_total: cost,
      cost,
      currency: 'USD',
    }
  })
}

function unitPrice(endpoint: string): number {
  const price = getPrice(endpoint)
  return price ? unitMicroUsd(price) / 1_000_000 : 0
}

function dollars(usd: string): number {
  return parseUsd(usd) / 1_000_000
}
