import { ConfigurationError } from '../errors/usage.ts'
import { isPage } from '../utils/isPage.ts'
import { isLoopback } from './isLoopback.ts'

export type CredentialOptions = {
  /** fal key `id:secret`, or a function that gets one. Never in a browser. */
  credentials?: string | (() => string | Promise<string>) | undefined
  proxyUrl?: string | undefined
  baseUrl?: string | undefined
}

/** Says who asks: the headers of a request that carry the key. */
export type Authorize = () => Promise<Record<string, string>>

/**
 * Puts a key on requests to fal.
 *
 * @throws ConfigurationError for a key in a browser or beside a handler, and
 * where there is neither.
 */
export function createAuthorize(
  options: CredentialOptions,
): Authorize | undefined {
  const { credentials, proxyUrl, baseUrl } = options
  if (credentials === undefined && (proxyUrl ?? baseUrl) !== undefined) {
    return undefined
  }
  if (!credentials || proxyUrl !== undefined) {
    throw new ConfigurationError(
      'Give either credentials (on a server) or proxyUrl (in a browser).',
    )
  }
  // The emulator on this machine takes any key.
  if (isPage() && !isLoopback(baseUrl ?? '')) {
    throw new ConfigurationError(
      'A fal key in a browser can be read and spent by everyone who opens the page. Keep it on your server, in the handler of @falvideo/server, and give the address of that: createClient({ proxyUrl: "/api/fal" }).',
    )
  }
  return async () => {
    const key =
      typeof credentials === 'function' ? await credentials() : credentials
    return { authorization: `Key ${key}` }
  }
}
