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

export type Sender = {
  getCredentials: () => Promise<string>
  fetch: typeof globalThis.fetch
  baseUrl: string | undefined
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

/**
 * Sends a call with the key. The body of the answer is not read yet.
 * @throws UnreachableError, Refusal `upstream_error`
 */
export async function sendToFal(
  { getCredentials, fetch, baseUrl }: Sender,
  { host, path, method, headers, body }: FalCall,
  signal: AbortSignal,
): Promise<Response> {
  const credentials = await getCredentials().catch((error: unknown) => {
    throw new UnreachableError(false, error)
  })
  const origin =
    baseUrl === undefined
      ? `https://${host}`
      : `${baseUrl.replace(/\/+$/, '')}/${host}`
  const response = await fetch(`${origin}${path}`, {
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
    signal,
  }).catch((error: unknown) => {
    throw new UnreachableError(!provablyUnsent(error), error)
  })
  if (response.type !== 'opaqueredirect' && !isRedirect(response.status)) {
    return response
  }
  await response.body?.cancel()
  throw new Refusal('upstream_error', 'fal answered with a redirect.')
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400
}
