import type { Connection } from '../createConnection.ts'
import { AuthenticationError } from '../errors/answer.ts'
import { headers as names } from '../protocol/headers.ts'
import type { Call } from './send.ts'

/** Request headers of a call, key or job token included. */
export async function authorize(
  connection: Connection,
  call: Call,
): Promise<Record<string, string>> {
  const { credentials, proxyHeaders } = connection.options
  const headers: Record<string, string> = { accept: 'application/json' }
  for (const [name, value] of Object.entries(call.headers ?? {})) {
    if (value !== undefined) headers[name] = value
  }
  try {
    if (connection.proxied) {
      Object.assign(headers, await proxyHeaders?.())
      if (call.receipt?.jobToken != null) {
        headers[names.jobToken] = call.receipt.jobToken
      }
    } else if (credentials !== undefined) {
      const key =
        typeof credentials === 'string' ? credentials : await credentials()
      headers.authorization = `Key ${key}`
    }
  } catch (cause) {
    throw new AuthenticationError('The credentials could not be had.', {
      phase: call.phase,
      receipt: call.receipt,
      retryable: true,
      mayStillBill: call.receipt?.requestId != null,
      cause,
    })
  }
  return headers
}
