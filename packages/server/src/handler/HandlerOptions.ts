import type { Endpoint } from '@falvideo/client'
import type { BudgetOptions } from '../budget/createBudget.ts'
import type { Store } from '../store/store.ts'
import type { Authorize, OpenAccess } from './authorize.ts'
import type { RateLimiter } from './createRateLimiter.ts'
import type { OnEvent } from './events.ts'

export type LimitOptions = {
  /** Bytes of a request body. @default 4_194_304 */
  bodyBytes?: number | undefined
  /** Until a request body is there. @default 10_000 */
  bodyTimeoutMs?: number | undefined
  /** Until fal answers. @default 15_000 */
  upstreamTimeoutMs?: number | undefined
  /** Until the store answers; a store that does not is down. @default 5_000 */
  storeTimeoutMs?: number | undefined
  /** After this a status stream ends and is resumed. @default 50_000 */
  streamLifetimeMs?: number | undefined
  /** Jobs of one owner open at once; `null` for any number. @default 10 */
  openJobsPerOwner?: number | null | undefined
  /** Status streams of one owner open at once; `null` for any. @default 20 */
  streamsPerOwner?: number | null | undefined
  /** Per owner; `null` for any number. @default 30 */
  submitsPerMinute?: RateLimit | undefined
  /** Per owner; `null` for any number. @default 60 */
  uploadsPerMinute?: RateLimit | undefined
  /** Status, stream, result, cancel, pricing; per owner. @default 1200 */
  readsPerMinute?: RateLimit | undefined
  /** Bytes of a file, as the browser declares them. @default 104_857_600 */
  uploadBytes?: number | undefined
  /** Media types of files. @default images, videos and audio */
  uploadTypes?: RegExp | undefined
}

/** A number, `null` for any, or a limiter of `rate-limiter-flexible`. */
export type RateLimit = number | null | RateLimiter

export type HandlerOptions = {
  /** The fal key, `<key id>:<key secret>`, or a function that fetches it. */
  credentials: string | (() => string | Promise<string>)
  /** What may be called: endpoint values. An empty list means nothing. */
  endpoints: readonly Endpoint[]
  /** Who is asking. Required; see also `onlyThisMachine` and `openAccess`. */
  authorize: Authorize | OpenAccess
  /** What may be spent, in decimal dollars. @default no limit */
  budget?: BudgetOptions | undefined
  limits?: LimitOptions | undefined
  /** Where holds and intents are kept. @default memory of this process */
  store?: Store | undefined
  /**
   * What job tokens are signed with, at least 32 characters each: the first
   * signs, all are accepted. @default derived from the credentials
   */
  tokenSecrets?: readonly string[] | undefined
  /** @default 30 days, as long as fal keeps results where it stores them */
  tokenLifetimeMs?: number | undefined
  /** @default '/api/fal' */
  basePath?: string | undefined
  /** Other origins whose pages may call this one. @default none */
  allowedOrigins?: readonly string[] | undefined
  /** Where fal reports endings: the URL of a `createWebhookHandler`. */
  webhookUrl?: string | undefined
  /**
   * Serves fal's own client too, at `<basePath>/proxy`: set that as its
   * `proxyUrl`. The same endpoints, owners and budgets. @default false
   */
  falClient?: boolean | undefined
  onEvent?: OnEvent | undefined
  /** Origin that answers for all of fal's hosts: the emulator's. */
  baseUrl?: string | undefined
  fetch?: typeof globalThis.fetch | undefined
  /** Milliseconds since 1970. @default Date.now */
  now?: (() => number) | undefined
}
