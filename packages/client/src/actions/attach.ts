import type { Connection } from '../createConnection.ts'
import { createJob, type Job } from '../createJob.ts'
import { parseReceipt } from '../receipt/parseReceipt.ts'
import type { Receipt } from '../receipt/receipt.ts'

/**
 * Goes on with a job from its receipt, in any process, tab or server. It can
 * only read and cancel, never submit.
 *
 * @throws ConfigurationError when it is no receipt of a submitted job.
 */
export function attach<Output extends object>(
  connection: Connection,
  receipt: Receipt<Output> | string,
): Job<Output> {
  return createJob(connection, parseReceipt(receipt) as Receipt<Output>)
}
