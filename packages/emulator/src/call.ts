import type { LoggedRequest } from './requestLog.ts'
import { hostRole } from './wire.ts'

/** One request on its way through a route. */
export type Call = {
  request: Request
  /** As fal's own URL. */
  url: URL
  /** Groups of the route's pattern. */
  groups: Record<string, string | undefined>
  /**
   * Origin under which the caller reached the emulator; absent where it used
   * fal's own addresses (in process).
   */
  origin: string | undefined
  /** Whether it came over a connection, which faults can break. */
  arrived: boolean
  /** Id part of the caller's key; `anonymous` on routes that need none. */
  keyId: string
  /** This request in the log; routes add what they learn. */
  entry: LoggedRequest
  /** Set by a route whose answer a fault ordered, so that it may be anything. */
  ordered?: boolean | undefined
}

export type Place = { url: URL; origin: string | undefined }

/**
 * Fal's own URL for a URL a caller used: `https://queue.fal.run/...` as it is,
 * `http://127.0.0.1:8787/queue.fal.run/...` without the emulator's origin.
 * `undefined` where neither form fits.
 */
export function toRealUrl(url: URL): Place | undefined {
  if (hostRole(url.hostname)) return { url, origin: undefined }
  const match = /^\/([^/]+)(\/.*)?$/.exec(url.pathname)
  const host = match?.[1] ?? ''
  if (!hostRole(host)) return undefined
  const real = new URL(`https://${host}${match?.[2] ?? '/'}${url.search}`)
  return { url: real, origin: url.origin }
}

/** A URL of fal's as this caller can reach it. */
export function localize(address: string, origin: string | undefined): string {
  return origin === undefined
    ? address
    : address.replace(/^https:\/\//, `${origin}/`)
}

/** A JSON value with every URL of fal's as this caller can reach it. */
export function localizeAll(
  value: unknown,
  origin: string | undefined,
): unknown {
  if (origin === undefined) return value
  if (typeof value === 'string') {
    const ours =
      URL.canParse(value) && hostRole(new URL(value).hostname) !== undefined
    return ours ? localize(value, origin) : value
  }
  if (Array.isArray(value)) {
    return value.map((item) => localizeAll(item, origin))
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        name,
        localizeAll(item, origin),
      ]),
    )
  }
  return value
}

/** A JSON answer. */
export function json(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Response {
  const text = JSON.stringify(body)
  return new Response(text, {
    status,
    headers: {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(text)),
      ...headers,
    },
  })
}
