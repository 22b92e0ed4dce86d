import type { Connection } from '../createConnection.ts'
import { about } from '../errors/about.ts'
import { MalformedAnswerError } from '../errors/answer.ts'
import type { ErrorPhase } from '../errors/base.ts'
import { ConnectionError, RequestTimeoutError } from '../errors/network.ts'
import { jobTokenHeader, requestIdHeader } from '../protocol/headers.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { type Deadline, startDeadline } from '../utils/startDeadline.ts'
import { untilAborted } from '../utils/untilAborted.ts'
import { createApi } from './createApi.ts'

export type Call = {
  phase: ErrorPhase
  method: 'get' | 'post' | 'put'
  /** Absolute, or below the page's own address. */
  url: string
  query?: Record<string, string> | undefined
  headers?: Record<string, string | undefined> | undefined
  body?: object | undefined
  receipt?: Receipt | undefined
  signal?: AbortSignal | undefined
  timeoutMs?: number | undefined
}

/** An answer of any status, its body read to the end. */
export type Answer = {
  status: number
  ok: boolean
  headers: Headers
  /** Parsed JSON; `undefined` where the body is empty or no JSON. */
  body: unknown
}

/**
 * Sends one request, once, and reads the whole answer within a time limit.
 *
 * @throws ConnectionError, RequestTimeoutError, MalformedAnswerError, and the
 * caller's own abort reason as it came.
 */
export async function send(
  connection: Connection,
  call: Call,
): Promise<Answer> {
  const { timeoutMs = connection.requestTimeoutMs } = call
  const deadline = startDeadline(connection.clock, timeoutMs, call.signal)
  try {
    const { response, content } = await open(connection, call, deadline, 'text')
    const { status, ok, headers } = response
    return { status, ok, headers, body: parse(content) }
  } finally {
    deadline.dispose()
  }
}

/** Sends a call and hands over what comes back, read as text or not yet. */
export async function open(
  connection: Connection,
  call: Call,
  { signal, expired }: Deadline,
  read: 'text' | 'stream',
): Promise<{ response: Response; content: unknown }> {
  const { phase, receipt, method, url, query = {}, body } = call
  let left = false
  let response: Response | undefined
  const request = async () => {
    const headers = await toHeaders(connection, call)
    signal.throwIfAborted()
    return createApi().request(method, url, {
      params: { query },
      headers,
      // A redirect would carry key and body to another address.
      redirect: 'manual',
      // Frameworks that cache GETs would show one status forever. Some edge
      // workers do not know the option, and throw.
      ...('cache' in Request.prototype && { cache: 'no-store' as const }),
      parseAs: read,
      signal,
      fetch: async (request) => {
        left = true
        response = await connection.fetch(request)
        return response
      },
      ...(body && { body }),
    })
  }
  try {
    const answer = await untilAborted(request(), signal)
    return { response: answer.response, content: answer.data ?? answer.error }
  } catch (cause) {
    if (!expired()) signal.throwIfAborted()
    const unsent = !left || connection.parts.provablyUnsent?.(cause)
    const Kind = expired()
      ? RequestTimeoutError
      : response
        ? MalformedAnswerError
        : ConnectionError
    throw new Kind(
      unsent ? 'The request could not be sent.' : 'No whole answer came.',
      {
        ...about(connection, phase, receipt),
        cause,
        unsent,
        ...(unsent && { mayStillBill: false }),
        retryable: true,
        status: response?.status,
        requestId: receipt?.requestId ?? response?.headers.get(requestIdHeader),
      },
    )
  }
}

/** Request headers of a call, with the key or what the handler wants. */
async function toHeaders(
  { options, parts }: Connection,
  { receipt, headers }: Call,
): Promise<Record<string, string | undefined>> {
  return {
    accept: 'application/json',
    [jobTokenHeader]: receipt?.jobToken ?? undefined,
    ...headers,
    ...(await parts.authorize?.()),
    ...(await options.proxyHeaders?.()),
  }
}

// openapi-fetch parses the body of a refusal by itself, and no other.
function parse(content: unknown): unknown {
  if (typeof content !== 'string') return content
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}
