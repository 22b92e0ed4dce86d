import type { Connection } from '../createConnection.ts'
import { createJob, type Job } from '../createJob.ts'
import { ConfigurationError } from '../errors/usage.ts'
import { parseReceipt } from '../receipt/parseReceipt.ts'
import type { Receipt } from '../receipt/receipt.ts'

/**
 * Goes on with a job from its receipt, in any process, tab or server. It can
 * only read and cancel, never submit.
 *
 * @throws ConfigurationError when it is no receipt, or names no job.
 */
export function attach<Output extends object>(
  connection: Connection,
  receipt: Receipt<Output> | string,
): Job<Output> {
  const read = parseReceipt(receipt) as Receipt<Output>
  if (read.requestId === null) {
    throw new ConfigurationError(
      `The receipt of intent ${read.intentId} names no job: its submit ended ${read.state}.`,
    )
  }
  return createJob(connection, read)
}
