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
}

/** To an address that fal gave out for a file. It carries no key. */
export type StorageCall = {
  url: string
  body: string
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
  return send(fetch, `${origin}${path}`, {
    method,
    headers: {
      accept: 'application/json',
      ...headers,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      authorization: `Key ${credentials}`,
    },
    ...(body === undefined ? {} : { body }),
    signal,
  })
}

/**
 * Posts to fal's storage, without the key: the address is the permission. The
 * body of the answer is not read yet.
 * @throws UnreachableError, Refusal `upstream_error`
 */
export function sendToStorage(
  { fetch }: Pick<Sender, 'fetch'>,
  { url, body }: StorageCall,
  signal: AbortSignal,
): Promise<Response> {
  return send(fetch, url, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body,
    signal,
  })
}

async function send(
  fetch: Sender['fetch'],
  url: string,
  init: RequestInit,
): Promise<Response> {
  // A redirect could carry the key, or us, to another host.
  const asked = fetch(url, { ...init, redirect: 'manual' })
  const response = await asked.catch((error: unknown) => {
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
