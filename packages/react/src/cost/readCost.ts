import type { Endpoint, Pricing, Receipt } from '@falvideo/client'
import type { CostView } from './CostView.ts'
import { readDraftCost } from './readDraftCost.ts'
import { readJobCost, readTotalCost } from './readJobCost.ts'

/** Something with a receipt: what the hooks return, a job, or the receipt. */
export type CostedJob =
  | Receipt<object>
  | { readonly receipt: Receipt<object> | null }

/** A job, jobs, or the input of one to come. */
export type CostSubject = CostedJob | readonly CostedJob[] | object | undefined

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

/** Whether this is an input, which may still be changed. */
export function isDraft(subject: CostSubject): boolean {
  return !Array.isArray(subject) && !isJob(subject)
}

function isJob(subject: CostSubject): subject is CostedJob {
  return (
    subject !== undefined && ('receipt' in subject || 'intentId' in subject)
  )
}

/** The receipt of whatever leads to one. */
function receiptOf(job: CostedJob): Receipt<object> | null {
  return 'receipt' in job ? job.receipt : job
}
