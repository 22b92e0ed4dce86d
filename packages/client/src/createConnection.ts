import type { Estimate } from './cost/estimateCost.ts'
import type { Endpoint, NormalizedInput } from './endpoints/defineEndpoint.ts'
import type { FalError } from './errors/base.ts'
import { ConfigurationError } from './errors/usage.ts'
import type { Parts } from './parts.ts'
import type { Receipts } from './receipt/openReceipts.ts'
import type { Receipt } from './receipt/receipt.ts'
import type { ReceiptStorage } from './receipt/receiptStorage.ts'
import { createApi, type FalApi } from './transport/createApi.ts'
import { isLoopback } from './transport/isLoopback.ts'
import { type Clock, systemClock } from './utils/clock.ts'
import { isPage } from './utils/isPage.ts'

type MaybePromise<T> = T | Promise<T>

/** `fetch`, as far as the client uses it. */
export type Fetch = (request: Request) => Promise<Response>

export type BeforeSubmitDetails = {
  endpoint: Endpoint
  intentId: string
  /** Defaults filled in: exactly what will be sent. */
  input: NormalizedInput
  estimate: Estimate
}

/**
 * Asked right before a submit. Throwing, or resolving to `false`, vetoes it;
 * nothing is sent then. A function it returns is called should the submit end
 * without a job, for certain.
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

/** Hosts of fal that the client talks to. */
export type FalHost = 'queue.fal.run' | 'fal.run' | 'rest.fal.ai' | 'api.fal.ai'

/** A submit on its way, and those who wait for it. */
export type RunningSubmit = {
  receipt: Promise<Receipt>
  /** Stops it as long as nothing has left; aborted when all have gone. */
  stop: AbortController
  waiting: number
}

/** An upload, as far as it got. */
export type StoredUpload = {
  fileUrl: string
  uploadUrl: string
  multipart: boolean
  /** Tags of the parts that are there, by number. */
  parts: Map<number, string>
  complete: boolean
}

/** What every action needs. Holds all state there is; make as many as you like. */
export type Connection = {
  readonly options: Readonly<ConnectionOptions>
  readonly parts: Parts
  readonly receipts: Receipts | undefined
  readonly api: FalApi
  readonly fetch: Fetch
  readonly clock: Clock
  readonly random: () => number
  readonly requestTimeoutMs: number
  /** Address that answers for a host of fal's, without trailing slash. */
  readonly addressOf: (host: FalHost) => string
  /** Whether fal itself, as configured, is on this machine. */
  readonly loopback: boolean
  /** Submits on their way, by intent id. */
  readonly submits: Map<string, RunningSubmit>
  /** Uploads by what they hold. */
  readonly uploads: Map<string, StoredUpload>
  /** Status streams: how many are open, how many may be. */
  readonly streams: { open: number; max: number }
}

/**
 * Sets up access to fal, or to your own handler of it, for the free functions.
 * Without parts it is the smallest client that is careful with money: it polls,
 * keeps receipts in your hands only, knows no prices and names an error by its
 * status. `createClient` is this with `allParts`, and the actions as methods.
 *
 * @throws ConfigurationError for a key in a browser, or no way to sign in.
 */
export function createConnection(
  options: ConnectionOptions,
  parts: Parts = {},
): Connection {
  const { credentials, proxyUrl, baseUrl } = options
  const page = isPage()
  const home = proxyUrl ?? baseUrl
  const address = home?.replace(/\/+$/, '')
  // A relative address is the page's own.
  const loopback =
    home !== undefined &&
    isLoopback(/^\w+:/.test(home) ? home : `${globalThis.location}`)
  if ((credentials ?? home) === undefined || (credentials && proxyUrl)) {
    throw new ConfigurationError(
      'Give either credentials (on a server) or proxyUrl (in a browser).',
    )
  }
  if (credentials !== undefined && page && !loopback) {
    throw new ConfigurationError(
      'A fal key in a browser is everyone’s to spend. Keep it on your server with the handler of @falvideo/server, and give its address instead: createClient({ proxyUrl: "/api/fal" }).',
    )
  }
  return {
    options,
    parts,
    receipts: parts.receipts?.(options),
    api: createApi(),
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
    requestTimeoutMs: options.requestTimeoutMs ?? 60_000,
    addressOf: (host) =>
      proxyUrl === undefined ? `${address ?? 'https:/'}/${host}` : `${address}`,
    loopback,
    submits: new Map(),
    uploads: new Map(),
    streams: { open: 0, max: options.maxStreams ?? (page ? 2 : 100) },
  }
}
