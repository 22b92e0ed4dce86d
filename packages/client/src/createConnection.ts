import type { Estimate } from './cost/estimateCost.ts'
import type { Endpoint, NormalizedInput } from './endpoints/defineEndpoint.ts'
import type { Parts } from './parts.ts'
import type { ReceiptOptions, Receipts } from './receipt/openReceipts.ts'
import { type Clock, systemClock } from './utils/clock.ts'

type MaybePromise<T> = T | Promise<T>

/** `fetch`, as far as the client uses it. */
export type Fetch = (request: Request) => Promise<Response>

export type BeforeSubmitDetails = {
  endpoint: Endpoint
  /** A `run` has one of its own. */
  intentId: string
  /** Defaults filled in: exactly what will be sent. */
  input: NormalizedInput
  estimate: Estimate
}

/**
 * Asked right before a submit or a run. Throwing, or resolving to `false`,
 * vetoes it; nothing is sent then. A function it returns is called should it
 * end without a job, for certain, or without a bill.
 */
export type BeforeSubmit = (details: BeforeSubmitDetails) => unknown

export type ConnectionOptions = ReceiptOptions & {
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
  /** Random number from 0 to 1, for jitter. @default Math.random */
  random?: (() => number) | undefined
  /** Time limit of one HTTP request, in milliseconds. @default 60_000 */
  requestTimeoutMs?: number | undefined
}

/** Hosts of fal that the client talks to. */
export type FalHost = 'queue.fal.run' | 'fal.run' | 'rest.fal.ai' | 'api.fal.ai'

/** What every action needs. Holds all state there is; make as many as you like. */
export type Connection = {
  readonly options: Readonly<ConnectionOptions>
  readonly parts: Parts
  readonly receipts: Receipts | undefined
  readonly fetch: Fetch
  readonly clock: Clock
  readonly random: () => number
  readonly requestTimeoutMs: number
  /** Address that answers for a host of fal's, without trailing slash. */
  readonly addressOf: (host: FalHost) => string
}

/**
 * Sets up access to your handler, or to fal, for the free functions. Without
 * parts it is the smallest client that is careful with money: a submit is one
 * request and never repeated, a watch polls, receipts are in your hands only,
 * prices unknown, errors named by their status, and keys are not known to it.
 * `createClient` is this with `createParts`, and the actions as methods.
 */
export function createConnection(
  options: ConnectionOptions,
  parts: Parts = {},
): Connection {
  const home = options.proxyUrl ?? options.baseUrl
  return {
    options,
    parts,
    receipts: parts.receipts?.(options),
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
    requestTimeoutMs: options.requestTimeoutMs ?? 60_000,
    addressOf(host) {
      if (home === undefined) return `https://${host}`
      const address = home.replace(/\/+$/, '')
      return options.proxyUrl === undefined ? `${address}/${host}` : address
    },
  }
}
