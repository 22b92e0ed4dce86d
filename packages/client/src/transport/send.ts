import createFetch from 'openapi-fetch'
import type { Connection } from '../createConnection.ts'
import { MalformedAnswerError } from '../errors/answer.ts'
import type { ErrorPhase } from '../errors/base.ts'
import { ConnectionError, RequestTimeoutError } from '../errors/network.ts'
import { headers as names } from '../protocol/headers.ts'
import { fillPath } from '../protocol/paths.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { startDeadline } from '../utils/startDeadline.ts'
import { untilAborted } from '../utils/untilAborted.ts'
import { authorize } from './authorize.ts'
import type { FalPaths } from './falPaths.ts'
import { provablyUnsent } from './provablyUnsent.ts'

export type Call = {
  phase: ErrorPhase
  method: 'get' | 'post' | 'put'
  origin: string
  /** Template of `paths`, and what fills it. */
  path: string
  values?: Record<string, string> | undefined
  query?: Record<string, string> | undefined
  headers?: Record<string, string | undefined> | undefined
  body?: unknown
  receipt?: Receipt | null | undefined
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

/** Sends a call and hands the response over as soon as its head is there. */
export async function open(
  connection: Connection,
  call: Call,
  signal: AbortSignal,
  read: 'text' | 'stream',
): Promise<{ response: Response; text: unknown }> {
  const api = createFetch<FalPaths>({
    baseUrl: call.origin,
    pathSerializer: fillPath,
  })
  const headers = await untilAborted(authorize(connection, call), signal)
  let response: Response | undefined
  try {
    const answer = await api.request(call.method, call.path, {
      params: { path: call.values ?? {}, query: call.query ?? {} },
      headers,
      // A redirect would carry key and body to another address.
      redirect: 'manual',
      // Frameworks that cache GETs would show one status forever. Not every
      // edge worker knows the option, and there it throws.
      ...('cache' in Request.prototype && { cache: 'no-store' as const }),
      parseAs: read,
      signal,
      fetch: async (request) => {
        response = await connection.fetch(request)
        return response
      },
      ...(call.body !== undefined && { body: call.body }),
    })
    return { response: answer.response, text: answer.data ?? answer.error }
  } catch (cause) {
    if (signal.aborted) throw signal.reason
    if (!response) throw toConnectionError(call, cause)
    throw new MalformedAnswerError('The answer broke off.', {
      phase: call.phase,
      receipt: call.receipt,
      requestId:
        call.receipt?.requestId ?? response.headers.get(names.requestId),
      status: response.status,
      retryable: true,
      mayStillBill: call.receipt?.requestId != null,
      cause,
    })
  }
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
  const timeoutMs = call.timeoutMs ?? connection.requestTimeoutMs
  const deadline = startDeadline(connection.clock, timeoutMs, call.signal)
  try {
    const { response, text } = await untilAborted(
      open(connection, call, deadline.signal, 'text'),
      deadline.signal,
    )
    return {
      status: response.status,
      ok: response.ok,
      headers: response.headers,
      body: parse(text),
    }
  } catch (error) {
    if (!deadline.expired()) throw error
    throw new RequestTimeoutError(`No answer within ${timeoutMs} ms.`, {
      phase: call.phase,
      receipt: call.receipt,
      retryable: true,
      mayStillBill: call.receipt?.requestId != null,
      cause: error,
    })
  } finally {
    deadline.dispose()
  }
}

// openapi-fetch parses the body of a refusal by itself, and no other.
function parse(text: unknown): unknown {
  if (typeof text !== 'string') return text
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function toConnectionError(call: Call, cause: unknown): ConnectionError {
  const unsent = provablyUnsent(cause)
  return new ConnectionError(
    unsent ? 'No connection could be made.' : 'The connection broke.',
    {
      phase: call.phase,
      receipt: call.receipt,
      retryable: true,
      mayStillBill: call.receipt?.requestId != null,
      cause,
    },
  )
}
