import type { Endpoint } from '@falvideo/client'
import { appOf } from '@falvideo/client/internal'
import { type BudgetOptions, createBudget } from '../budget/createBudget.ts'
import { createMemoryStore } from '../store/createMemoryStore.ts'
import type { Store } from '../store/store.ts'
import { type Authorize, type OpenAccess, toAuthorize } from './authorize.ts'
import { createFalAccess } from './createFalAccess.ts'
import { createRateLimiter, type RateLimiter } from './createRateLimiter.ts'
import { compileSecrets } from './credentials.ts'
import { createEmit, type OnEvent } from './events.ts'
import { createJobTokens } from './jobToken.ts'
import { isPlainPath, type Listed, type Route } from './parseRoute.ts'
import type { Room } from './room.ts'

export type LimitOptions = {
  /** Bytes of a request body. @default 4_194_304 */
  bodyBytes?: number | undefined
  /** Until a request body is there. @default 10_000 */
  bodyTimeoutMs?: number | undefined
  /** Until fal answers. @default 15_000 */
  upstreamTimeoutMs?: number | undefined
  /** After this a status stream ends and is resumed. @default 50_000 */
  streamLifetimeMs?: number | undefined
  /** Jobs of one owner open at once; `null` for any number. @default 10 */
  openJobsPerOwner?: number | null | undefined
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

/** Options, checked once and made ready. */
export type Compiled = {
  basePath: string
  listed: Listed
  authorize: Authorize
  allowedOrigins: ReadonlySet<string>
  limiterOf: (route: Route) => RateLimiter | null
  falClient: boolean
  room: Room
}

/** @throws TypeError | Error for options that cannot be right. */
export function compileOptions(options: HandlerOptions): Compiled {
  const ids = new Map(options.endpoints.map((value) => [value.id, value]))
  return {
    basePath: checkBasePath(options.basePath ?? '/api/fal'),
    listed: {
      ids: new Set(ids.keys()),
      apps: new Set([...ids.keys()].map(appOf)),
    },
    authorize: toAuthorize(options.authorize),
    allowedOrigins: new Set(options.allowedOrigins),
    limiterOf: compileLimiters(options),
    falClient: options.falClient === true,
    room: createRoom(options, ids),
  }
}

// SVG is a document that can carry scripts, and no model reads it.
const defaultUploadTypes = /^(image\/(?!svg)|video\/|audio\/)[\w.+-]{1,64}$/

function createRoom(
  options: HandlerOptions,
  endpoints: ReadonlyMap<string, Endpoint>,
): Room {
  const { limits = {}, budget = {}, webhookUrl } = options
  const now = options.now ?? Date.now
  const store = options.store ?? createMemoryStore({ now })
  const emit = createEmit(options.onEvent, now)
  const timeoutMs = limits.upstreamTimeoutMs ?? 15_000
  const access = createFalAccess({ ...options, timeoutMs })
  refuseUnpriced(options.endpoints, budget)
  return {
    endpoints,
    ...access,
    tokens: createJobTokens({
      secrets: compileSecrets(options.tokenSecrets, access.getCredentials),
      lifetimeMs: options.tokenLifetimeMs ?? 30 * 86_400_000,
      now,
    }),
    budget: createBudget({
      budget,
      maxOpenJobs: pick(limits.openJobsPerOwner, 10),
      store,
      emit,
      now,
    }),
    once: store,
    emit,
    bodyLimits: {
      maxBytes: limits.bodyBytes ?? 4_194_304,
      timeoutMs: limits.bodyTimeoutMs ?? 10_000,
    },
    webhookUrl,
    streamLifetimeMs: limits.streamLifetimeMs ?? 50_000,
    upstreamTimeoutMs: timeoutMs,
    upload: {
      types: limits.uploadTypes ?? defaultUploadTypes,
      maxBytes: limits.uploadBytes ?? 104_857_600,
    },
  }
}

function compileLimiters({
  limits = {},
  now = Date.now,
}: HandlerOptions): Compiled['limiterOf'] {
  const compile = (limit: RateLimit) =>
    typeof limit === 'number'
      ? createRateLimiter({ points: limit, windowMs: 60_000, now })
      : limit
  const submits = compile(pick(limits.submitsPerMinute, 30))
  const uploads = compile(pick(limits.uploadsPerMinute, 60))
  const reads = compile(pick(limits.readsPerMinute, 1200))
  return ({ kind }) =>
    kind === 'submit' ? submits : kind === 'upload' ? uploads : reads
}

/** `null` is an answer and means no limit; only `undefined` is not one. */
function pick<T>(given: T | undefined, fallback: T): T {
  return given === undefined ? fallback : given
}

/** What cannot be priced cannot be kept within a budget. */
function refuseUnpriced(
  endpoints: readonly Endpoint[],
  { perOwner, total }: BudgetOptions,
): void {
  if (perOwner === undefined && total === undefined) return
  const unpriced = endpoints.find(({ price }) => price === null)
  if (unpriced === undefined) return
  throw new TypeError(
    `No price is known for ${unpriced.id}, so a budget cannot cover it. Leave it out, or define it with a price.`,
  )
}

function checkBasePath(basePath: string): string {
  const trimmed = basePath.replace(/\/$/, '')
  if (trimmed === '' || isPlainPath(trimmed)) return trimmed
  throw new TypeError('`basePath` must be a plain path such as /api/fal.')
}
