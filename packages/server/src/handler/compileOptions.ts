import type { Endpoint } from '@falvideo/client'
import { appOf } from '@falvideo/client/internal'
import { type BudgetOptions, createBudget } from '../budget/createBudget.ts'
import { createMemoryStore } from '../store/createMemoryStore.ts'
import { limitStore } from '../store/limitStore.ts'
import { type Authorize, toAuthorize } from './authorize.ts'
import { createFalAccess } from './createFalAccess.ts'
import { createPlaces } from './createPlaces.ts'
import { createRateLimiter, type RateLimiter } from './createRateLimiter.ts'
import { compileSecrets } from './credentials.ts'
import { createEmit } from './events.ts'
import type { HandlerOptions, RateLimit } from './HandlerOptions.ts'
import { createJobTokens } from './jobToken.ts'
import { isPlainPath, type Listed, type Route } from './parseRoute.ts'
import type { Room } from './room.ts'
import { createUploadTokens } from './uploadToken.ts'

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
  const store = limitStore(
    options.store ?? createMemoryStore({ now }),
    limits.storeTimeoutMs,
  )
  const emit = createEmit(options.onEvent, now)
  const timeoutMs = limits.upstreamTimeoutMs ?? 15_000
  const access = createFalAccess({ ...options, timeoutMs })
  const secrets = compileSecrets(options.tokenSecrets, access.getCredentials)
  refuseUnpriced(options.endpoints, budget)
  return {
    endpoints,
    ...access,
    tokens: createJobTokens({
      secrets,
      lifetimeMs: options.tokenLifetimeMs ?? 30 * 86_400_000,
      now,
    }),
    uploadTokens: createUploadTokens({ secrets, now }),
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
    streams: createPlaces(pick(limits.streamsPerOwner, 20)),
    streamLifetimeMs: limits.streamLifetimeMs ?? 50_000,
    upstreamTimeoutMs: timeoutMs,
    upload: {
      // How the addresses of files begin.
      prefix: options.baseUrl?.replace(/\/*$/, '/') ?? 'https://',
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
  return ({ kind }) => {
    if (kind === 'submit') return submits
    return kind === 'upload' || kind === 'complete' ? uploads : reads
  }
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
