import type { Connection } from '../createConnection.ts'
import { jobPath } from '../protocol/jobPath.ts'
import type { Receipt } from '../receipt/receipt.ts'

/**
 * Address of a job, built from its ids. The addresses in fal's answers are not
 * followed: the key would go wherever they lead.
 */
export function jobUrl(
  { addressOf }: Connection,
  { endpointId, requestId }: Receipt,
): string {
  return `${addressOf('queue.fal.run')}/${jobPath(endpointId, `${requestId}`)}`
}
