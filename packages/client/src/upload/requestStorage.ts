import type { Connection } from '../createConnection.ts'
import { FalError } from '../errors/base.ts'
import { ConnectionError, RequestTimeoutError } from '../errors/network.ts'
import { toError } from '../transport/ask.ts'
import { isRecord } from '../utils/isRecord.ts'
import { startDeadline } from '../utils/startDeadline.ts'
import { untilAborted } from '../utils/untilAborted.ts'

export type StorageRequest = {
  method: 'PUT' | 'POST' | 'HEAD'
  type?: string | undefined
  body?: BodyInit | undefined
  /** @default that of the connection */
  timeoutMs?: number | undefined
  signal?: AbortSignal | undefined
}

export type StorageAnswer = { status: number; tag: string | null }

/**
 * A request to an address that the storage gave out. It carries no key: the
 * address is the permission, and it may be on any host.
 */
export async function requestStorage(
  connection: Connection,
  url: string,
  request: StorageRequest,
): Promise<StorageAnswer> {
  const { method, type, body, timeoutMs } = request
  const deadline = startDeadline(
    connection.clock,
    timeoutMs ?? connection.requestTimeoutMs,
    request.signal,
  )
  const { signal } = deadline
  const load = async () => {
    const response = await connection.fetch(
      new Request(url, {
        method,
        signal,
        ...(type !== undefined && { headers: { 'content-type': type } }),
        ...(body !== undefined && { body }),
      }),
    )
    return { response, text: await response.text() }
  }
  try {
    const { response, text } = await untilAborted(load(), signal)
    const { ok, status, headers } = response
    if (ok) return { status, tag: readTag(text) ?? headers.get('etag') }
    const answer = { ok, status, headers, body: undefined }
    const call = { phase: 'upload', method: 'put', url } as const
    throw toError(connection, call, answer)
  } catch (cause) {
    if (!deadline.expired()) signal.throwIfAborted()
    if (cause instanceof FalError) throw cause
    const details = { phase: 'upload', retryable: true, cause } as const
    throw deadline.expired()
      ? new RequestTimeoutError('The upload took too long.', details)
      : new ConnectionError('The connection broke.', details)
  } finally {
    deadline.dispose()
  }
}

// The tag of a part, as the JSON body names it.
function readTag(text: string): string | null {
  try {
    const body: unknown = JSON.parse(text)
    return isRecord(body) && typeof body.etag === 'string' ? body.etag : null
  } catch {
    return null
  }
}
