import type { Connection } from '../createConnection.ts'
import { ConfigurationError } from '../errors/usage.ts'
import { jobPath } from '../protocol/jobPath.ts'
import type { Receipt } from '../receipt/receipt.ts'

/**
 * Address of a job, built from its ids. The addresses in fal's answers are not
 * followed: the key would go wherever they lead.
 *
 * @throws ConfigurationError when the receipt names no request.
 */
export function jobUrl(
  { addressOf }: Connection,
  { endpointId, requestId, intentId }: Receipt,
): string {
  if (requestId === null) {
    throw new ConfigurationError(
      `The receipt of intent ${intentId} names no request.`,
    )
  }
  return `${addressOf('queue.fal.run')}/${jobPath(endpointId, requestId)}`
}
