import type { Estimate } from './cost/estimateCost.ts'
import type { Endpoint } from './endpoints/defineEndpoint.ts'
import type { FalError } from './errors/base.ts'
import { ConfigurationError } from './errors/usage.ts'
import { memoryStorage } from './receipt/memoryStorage.ts'
import type { Receipt } from './receipt/receipt.ts'
import type { ReceiptStorage } from './receipt/receiptStorage.ts'
import { createOrigins, type Origins } from './transport/origins.ts'
import { type Clock, systemClock } from './utils/clock.ts'
import { isPage } from './utils/isPage.ts'

type MaybePromise<T> = T | Promise<T>

/** `fetch`, as far as the client uses it. */
export type Fetch = (request: Request) => Promise<Response>

export type BeforeSubmitDetails = {
  endpoint: Endpoint
  intentId: string
  /** Defaults filled in: exactly what will be sent. */
  input: Readonly<Record<string, unknown>>
  estimate: Estimate
}

/**
 * Asked right before a submit. Throwing, or resolving to `false`, vetoes it;
 * nothing is sent then.
 */
export type BeforeSubmit = (details: BeforeSubmitDetails) => unknown

export type ConnectionOptions = {
  /** fal key `id:secret`, or a function that gets one. Never in a browser. */
  credentials?: string | (() => MaybePromise<string>) | undefined
  /** Address of the handler of `@falvideo/server`. For browsers. */
  proxyUrl?: string | undefined
  /** Extra headers for the handler, e.g. your own sign-in. */
  proxyHeaders?: (() => MaybePromise<Record<string, string>>) | undefined
  /**
   * One address that answers for every fal host, with the host as the first
   * path segment: the emulator.
   */
  baseUrl?: string | undefined
  /** @default globalThis.fetch */
  fetch?: Fetch | undefined
  /** Where receipts are kept. @default memoryStorage() */
  storage?: ReceiptStorage | undefined
  /** @default systemClock */
  clock?: Clock | undefined
  /** Random number from 0 to 1, for jitter. @default Math.random */
  random?: (() => number) | undefined
  /** Time limit of one HTTP request, in milliseconds. @default 60_000 */
  requestTimeoutMs?: number | undefined
  /** Status streams open at once. @default 2 in a page, else 100 */
  maxStreams?: number | undefined
  /** May veto a submit; `budget(...)` makes one. */
  beforeSubmit?: BeforeSubmit | undefined
  /** Told when a receipt could not be completed after a submit. */
  onReceiptError?: ((error: FalError, receipt: Receipt) => void) | undefined
}

/** What every action needs. Holds all state there is; make as many as you like. */
export type Connection = {
  readonly options: Readonly<ConnectionOptions>
  readonly origins: Origins
  readonly proxied: boolean
  readonly fetch: Fetch
  readonly storage: ReceiptStorage
  readonly clock: Clock
  readonly random: () => number
  readonly requestTimeoutMs: number
  /** Submits on their way, by intent id. */
  readonly submits: Map<string, Promise<Receipt>>
  /** Status streams: how many are open, how many may be. */
  readonly streams: { open: number; max: number }
}

/**
 * Sets up access to fal, or to your own handler of it. `createClient` is this
 * plus methods; the free functions take either.
 *
 * @throws ConfigurationError for a key in a browser, or no way to sign in.
 */
export function createConnection(options: ConnectionOptions): Connection {
  const { credentials, proxyUrl, baseUrl } = options
  const page = isPage()
  const origins = createOrigins(options)
  if (credentials !== undefined && proxyUrl !== undefined) {
    throw new ConfigurationError(
      'Give either credentials (on a server) or proxyUrl (in a browser), not both.',
    )
  }
  if (credentials !== undefined && page && !origins.loopback) {
    throw new ConfigurationError(
      'A fal key in a browser can be read and spent by everyone who opens the page. Keep it on your server with the handler of @falvideo/server, and give createClient its address: createClient({ proxyUrl: "/api/fal" }).',
    )
  }
  if (
    credentials === undefined &&
    proxyUrl === undefined &&
    baseUrl === undefined
  ) {
    throw new ConfigurationError(
      'createClient needs credentials (on a server) or proxyUrl (in a browser).',
    )
  }
  return {
    options,
    origins,
    proxied: proxyUrl !== undefined,
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
    storage: options.storage ?? memoryStorage(),
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
    requestTimeoutMs: options.requestTimeoutMs ?? 60_000,
    submits: new Map(),
    streams: { open: 0, max: options.maxStreams ?? (page ? 2 : 100) },
  }
}
