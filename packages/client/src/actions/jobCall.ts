import type { Connection } from '../createConnection.ts'
import type { ErrorPhase } from '../errors/base.ts'
import { ConfigurationError } from '../errors/usage.ts'
import { jobPath } from '../protocol/parseEndpointId.ts'
import type { Receipt } from '../receipt/receipt.ts'
import type { Call } from '../transport/send.ts'

/** The call about an existing job that a receipt leads to. */
export function jobCall(
  connection: Connection,
  receipt: Receipt,
  call: Pick<Call, 'path' | 'query' | 'signal' | 'timeoutMs'> & {
    phase: ErrorPhase
    method: 'get' | 'put'
  },
): Call {
  if (receipt.requestId === null) {
    throw new ConfigurationError(
      `The receipt of intent ${receipt.intentId} names no request: its submit ended ${receipt.state}.`,
    )
  }
  return {
    ...call,
    origin: connection.origins.queue,
    values: {
      job: receipt.path ?? jobPath(receipt.endpointId, receipt.requestId),
    },
    receipt,
  }
}
