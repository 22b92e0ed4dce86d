import type { Receipt } from '@falvideo/client'
import { billCost } from '@falvideo/client/cost'
import type { LedgerJob } from '@falvideo/emulator'
import type { Facts } from './readFacts.ts'
import type { Told } from './World.ts'

/** Every sentence of it is a disagreement; there should be none. */
export function audit(facts: Facts): string[] {
  const { ledger, receipts, told } = facts
  const jobs = new Map(ledger.map((job) => [job.requestId, job]))
  const byIntent = groupByIntent(facts)
  return [
    ...ledger.flatMap((job) => auditJob(job, facts)),
    ...[...byIntent].flatMap(([intent, list]) =>
      list.length > 1 ? [`double: ${intent} has ${list.length} jobs`] : [],
    ),
    ...[...receipts.values()].flatMap((one) => auditReceipt(one, jobs)),
    ...told.flatMap((one) => auditTold(one, facts, jobs)),
    ...auditMoney(facts, byIntent),
  ]
}

function groupByIntent({ ledger, intents }: Facts) {
  const groups = new Map<string | undefined, LedgerJob[]>()
  for (const job of ledger) {
    const intentId = intents.get(job.requestId)
    groups.set(intentId, [...(groups.get(intentId) ?? []), job])
  }
  return groups
}

/** Nothing lost: some receipt leads to every job, or says that it is unknown. */
function auditJob(job: LedgerJob, { receipts, intents }: Facts): string[] {
  const { requestId, status } = job
  const intentId = intents.get(requestId)
  if (intentId === undefined) return [`lost: no input is kept of ${requestId}`]
  if (status === 'IN_QUEUE' || status === 'IN_PROGRESS') {
    return [`forgotten: ${requestId} never ended at the emulator`]
  }
  const receipt = receipts.get(intentId)
  if (!receipt) return [`lost: ${requestId} of ${intentId} has no receipt`]
  if (receipt.state === 'submitted' && receipt.requestId !== requestId) {
    return [`lost: the receipt of ${intentId} names ${receipt.requestId}`]
  }
  return []
}

const endings = {
  completed: 'COMPLETED',
  failed: 'FAILED',
  cancelled: 'CANCELLED',
} as const

/** Nothing forgotten: what a receipt says is what the ledger says. */
function auditReceipt(
  receipt: Receipt,
  jobs: ReadonlyMap<string, LedgerJob>,
): string[] {
  const { intentId, state, requestId, ending } = receipt
  if (state !== 'submitted') return []
  const job = jobs.get(requestId ?? '')
  if (!job) return [`lost: the ledger has no ${requestId} of ${intentId}`]
  if (!ending) return [`forgotten: ${intentId} has no ending`]
  if (endings[ending.status] !== job.status) {
    return [`${intentId} is ${ending.status}, the ledger says ${job.status}`]
  }
  const units = Number(ending.billedUnits ?? 0)
  return units === Number(job.units)
    ? []
    : [`${intentId} was billed ${units} units, the ledger says ${job.units}`]
}

/** What the clients were told while all of it went wrong still holds. */
function auditTold(
  { intentId, what, word, requestId, final }: Told,
  { receipts }: Facts,
  jobs: ReadonlyMap<string, LedgerJob>,
): string[] {
  const receipt = receipts.get(intentId)
  const job = jobs.get(requestId ?? receipt?.requestId ?? '')
  const wrong = (fact: string) => [
    `${intentId} was told ${fact}, the ledger says ${job?.status}`,
  ]
  if (what === 'video' && job?.status !== 'COMPLETED') return wrong('a video')
  if (what === 'cancel' && word === 'removed' && Number(job?.units) !== 0) {
    return wrong('that a cancel made it free')
  }
  if (what === 'error' && final) {
    const status = word === 'CancelledError' ? 'CANCELLED' : 'FAILED'
    if (job?.status !== status) return wrong(`${word}, for good`)
  }
  return []
}

/** The receipts' money, and that of the unknown, is the ledger's money. */
function auditMoney(
  { receipts, spentUsd }: Facts,
  byIntent: ReadonlyMap<string | undefined, LedgerJob[]>,
): string[] {
  let micros = 0
  for (const receipt of receipts.values()) {
    const { billed } = billCost(receipt, receipt.ending?.billedUnits ?? null)
    micros += toMicros(
      receipt.state === 'submitted'
        ? (billed?.usd ?? undefined)
        : byIntent.get(receipt.intentId)?.[0]?.billedUsd,
    )
  }
  return Math.round(micros) === toMicros(spentUsd)
    ? []
    : [
        `the receipts say ${Math.round(micros)} micro-dollars, the ledger ${spentUsd}`,
      ]
}

const toMicros = (usd = '0'): number => Math.round(Number(usd) * 1e6)
