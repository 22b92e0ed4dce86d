import { lookup } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { BlockList, isIP } from 'node:net'

export type GuardedParameters = {
  method?: 'GET' | 'POST' | undefined
  headers?: Record<string, string> | undefined
  body?: Uint8Array | undefined
  /** Whether addresses of this machine and its network are allowed. */
  allowPrivate: boolean
  /** Longest silence, in milliseconds. */
  timeoutMs: number
  /** Most bytes taken from the answer. */
  maxBytes: number
  /** Redirects followed. @default 5 */
  redirects?: number | undefined
  signal?: AbortSignal | undefined
}

export type GuardedAnswer = { status: number; bytes: Uint8Array }

/** The address is not one that a request may make the emulator reach. */
export class PrivateAddressError extends Error {
  override name = 'PrivateAddressError' as const
}

const privateAddresses = new BlockList()
for (const [address, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  privateAddresses.addSubnet(address, prefix, 'ipv4')
}
for (const [address, prefix] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  privateAddresses.addSubnet(address, prefix, 'ipv6')
}

/** Whether an IP address belongs to this machine or a private network. */
export function isPrivateAddress(address: string): boolean {
  const version = isIP(address)
  // Not an address at all: nothing to vouch for.
  if (version === 0) return true
  return privateAddresses.check(address, version === 4 ? 'ipv4' : 'ipv6')
}

/**
 * Sends one HTTP request on behalf of somebody else. The address is checked
 * where it is connected to, after the name was looked up, so that a name that
 * changes its mind between two look-ups gains nothing.
 *
 * @throws PrivateAddressError
 * @throws Error when the connection fails or the answer is too large
 */
export async function guardedRequest(
  url: URL,
  parameters: GuardedParameters,
): Promise<GuardedAnswer> {
  const { redirects = 5 } = parameters
  const { status, location, bytes } = await send(url, parameters)
  const redirected = location !== undefined && status > 299 && status < 400
  if (!redirected || redirects === 0) return { status, bytes }
  const next = new URL(location, url)
  return guardedRequest(next, { ...parameters, redirects: redirects - 1 })
}

function send(
  url: URL,
  parameters: GuardedParameters,
): Promise<GuardedAnswer & { location: string | undefined }> {
  const { allowPrivate, timeoutMs, maxBytes, signal } = parameters
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new TypeError(`only http and https are fetched, not ${url.protocol}`)
  }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!allowPrivate && isIP(host) && isPrivateAddress(host)) {
    throw new PrivateAddressError(`${host} is a private address`)
  }
  const client = url.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const request = client.request(
      url,
      {
        method: parameters.method ?? 'GET',
        headers: parameters.headers,
        lookup: allowPrivate ? lookup : guardedLookup,
        // A connection of its own: nothing is shared with other callers.
        agent: false,
        ...(signal ? { signal } : {}),
      },
      (answer) => {
        const chunks: Buffer[] = []
        let size = 0
        answer.on('data', (chunk: Buffer) => {
          size += chunk.length
          if (size > maxBytes) {
            request.destroy(new Error(`more than ${maxBytes} bytes`))
          } else chunks.push(chunk)
        })
        answer.once('error', reject)
        answer.once('end', () => {
          resolve({
            status: answer.statusCode ?? 0,
            location: answer.headers.location,
            bytes: Buffer.concat(chunks),
          })
        })
      },
    )
    request.setTimeout(timeoutMs, () => {
      request.destroy(new Error(`no answer within ${timeoutMs} ms`))
    })
    request.once('error', reject)
    request.end(parameters.body)
  })
}

const guardedLookup: typeof lookup = ((
  host: string,
  options: object,
  callback: (
    error: Error | null,
    address: string | { address: string; family: number }[],
    family?: number,
  ) => void,
) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, [])
    if (addresses.some(({ address }) => isPrivateAddress(address))) {
      const reason = `${host} leads to a private address`
      return callback(new PrivateAddressError(reason), [])
    }
    const [first] = addresses
    if ('all' in options && options.all) callback(null, addresses)
    else callback(null, first?.address ?? '', first?.family)
  })
}) as typeof lookup
