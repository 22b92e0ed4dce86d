import { provablyUnsent } from '@falvideo/client/internal'
import { Refusal } from './refusal.ts'

/** Hosts of fal's that the handler calls. There is no way to name another. */
export type FalHost = 'queue.fal.run' | 'rest.fal.ai' | 'api.fal.ai'

export type FalCall = {
  host: FalHost
  /** Begins with a slash; built from our own list and checked ids only. */
  path: string
  method: 'GET' | 'POST' | 'PUT'
  headers?: Readonly<Record<string, string>> | undefined
  body?: string | undefined
  /** Ends the call when the caller has gone. Never given for a submit. */
  signal?: AbortSignal | undefined
}

/** Calls fal with the key. The body of the answer is not read yet. */
export type CallFal = (call: FalCall) => Promise<Response>

export type CallFalOptions = {
  getCredentials: () => Promise<string>
  fetch: typeof globalThis.fetch
  /** Origin that answers for all of fal's hosts, each as first path segment. */
  baseUrl?: string | undefined
  /** Until the head of the answer is there. */
  timeoutMs: number
}

/** fal could not be reached, or did not answer in time. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError'
  /** Whether the request may have left: `false` if no connection existed. */
  readonly maySent: boolean

  constructor(maySent: boolean, cause: unknown) {
    super('fal could not be reached.', { cause })
    this.maySent = maySent
  }
}

export function createCallFal(options: CallFalOptions): CallFal {
  const origins = (host: FalHost) =>
    options.baseUrl === undefined
      ? `https://${host}`
      : `${options.baseUrl.replace(/\/+$/, '')}/${host}`
  return async ({ host, path, method, headers, body, signal }) => {
    const credentials = await options.getCredentials()
    // One controller for clock and caller: `AbortSignal.any` costs more than
    // all the rest of this function.
    const stop = new AbortController()
    const timer = setTimeout(() => stop.abort(), options.timeoutMs)
    if (signal?.aborted === true) stop.abort()
    signal?.addEventListener('abort', () => stop.abort(), { once: true })
    try {
      const response = await options.fetch(`${origins(host)}${path}`, {
        method,
        headers: {
          accept: 'application/json',
          ...headers,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          authorization: `Key ${credentials}`,
        },
        ...(body === undefined ? {} : { body }),
        // A redirect could carry the key to another host.
        redirect: 'manual',
        signal: stop.signal,
      })
      if (response.type === 'opaqueredirect' || isRedirect(response.status)) {
        await response.body?.cancel()
        throw new Refusal('upstream_error', 'fal answered with a redirect.')
      }
      return response
    } catch (error) {
      if (error instanceof Refusal) throw error
      throw new UnreachableError(!provablyUnsent(error), error)
    } finally {
      clearTimeout(timer)
    }
  }
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400
}
