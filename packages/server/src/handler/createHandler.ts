import { headers as names } from '@falvideo/client/internal'
import {
  type Authorize,
  checkOwner,
  type HandlerContext,
  type Owner,
} from './authorize.ts'
import { allowOrigin, checkOrigin } from './checkOrigin.ts'
import {
  type Compiled,
  compileOptions,
  type HandlerOptions,
} from './compileOptions.ts'
import type { RateLimited, RateLimiter } from './createRateLimiter.ts'
import { isPlainPath, parseRoute, type Route } from './parseRoute.ts'
import { parseTarget, type Target } from './parseTarget.ts'
import { InvalidInput } from './prepareInput.ts'
import { Refusal } from './refusal.ts'
import { runRoute } from './runRoute.ts'
import { UnreachableError } from './sendToFal.ts'
import { toFalClient } from './toFalClient.ts'

export type Handler = (
  request: Request,
  context?: HandlerContext,
) => Promise<Response>

/**
 * Makes the route that keeps the fal key: `(request) => Promise<Response>`,
 * for Next.js, Hono, workers, Deno and Bun as it is, for Node through
 * `toNodeListener`.
 *
 * @throws TypeError at once, for options that cannot be right: no `authorize`,
 * open access in production, a budget over an endpoint without a price.
 *
 * @example
 * import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
 * import { createHandler } from '@falvideo/server'
 *
 * const handler = createHandler({
 *   credentials: process.env.FAL_KEY ?? '',
 *   endpoints: [ltx2ImageToVideo],
 *   authorize: async (request) => {
 *     const user = await readSession(request)
 *     return user === null ? null : { id: user.id }
 *   },
 *   budget: { perOwner: { day: '5.00' }, total: { month: '200.00' } },
 * })
 */
export function createHandler(options: HandlerOptions): Handler {
  const compiled = compileOptions(options)
  return async (request, context = {}) => {
    const seen: Seen = {
      route: null,
      ownerId: null,
      origin: undefined,
      target: null,
    }
    const given = await answer(compiled, request, context, seen).catch(
      (error: unknown) => refuse(compiled, request, seen, error),
    )
    const { origin, target } = seen
    const response = target === null ? given : await toFalClient(target, given)
    return origin === undefined ? response : allowOrigin(response, origin)
  }
}

// Set by fal's client, see `falClient`.
const targetHeader = 'x-fal-target-url'

/** What was found out about a request before it was answered or refused. */
type Seen = {
  route: Route['kind'] | null
  ownerId: string | null
  origin: string | undefined
  /** What fal's own client asked for, if it is one that asks. */
  target: Target | null
}

async function answer(
  compiled: Compiled,
  request: Request,
  context: HandlerContext,
  seen: Seen,
): Promise<Response> {
  seen.origin = checkOrigin(request, compiled.allowedOrigins)
  if (request.method === 'OPTIONS') return preflight(seen.origin)
  const asked = readRequest(compiled, request)
  const { route, token } = asked
  seen.route = route.kind
  seen.target = asked.target
  const owner = await identify(compiled.authorize, request, context)
  seen.ownerId = owner.id
  await limitRate(compiled.limiterOf(route), owner)
  return runRoute(compiled.room, owner, route, token, request)
}

type Asked = { route: Route; token: string; target: Target | null }

function readRequest(
  { basePath, listed, falClient }: Compiled,
  request: Request,
): Asked {
  const { method, headers } = request
  const url = new URL(request.url)
  const path = pathBelow(url.pathname, basePath)
  if (falClient && path === 'proxy') {
    const target = parseTarget(method, headers.get(targetHeader), listed)
    return { route: target.route, token: target.token, target }
  }
  const route = parseRoute(method, path, url.searchParams, listed)
  const token = headers.get(names.jobToken) ?? ''
  return { route, token, target: null }
}

async function identify(
  authorize: Authorize,
  request: Request,
  context: HandlerContext,
): Promise<Owner> {
  const owner = checkOwner(await authorize(request, context))
  if (owner !== null) return owner
  throw new Refusal('unauthorized', 'You are not signed in for this.')
}

async function limitRate(
  limiter: RateLimiter | null,
  owner: Owner,
): Promise<void> {
  try {
    await limiter?.consume(owner.id)
  } catch (error) {
    const { msBeforeNext } = (error ?? {}) as Partial<RateLimited>
    // A limiter that cannot be reached is an error, and lets nobody through.
    if (typeof msBeforeNext !== 'number') throw error
    throw new Refusal('rate_limited', 'Too many requests. Try again later.', {
      'retry-after': String(Math.max(1, Math.ceil(msBeforeNext / 1000))),
    })
  }
}

function pathBelow(pathname: string, basePath: string): string {
  if (!isPlainPath(pathname)) {
    throw new Refusal('bad_request', 'The path is not a plain one.')
  }
  if (!pathname.startsWith(`${basePath}/`)) {
    throw new Refusal('not_found', 'There is no such route.')
  }
  return pathname.slice(basePath.length + 1).replace(/\/$/, '')
}

function preflight(origin: string | undefined): Response {
  // Without a listed origin it says nothing that would let a browser go on.
  if (origin === undefined) return new Response(null, { status: 204 })
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': 'GET, POST, PUT',
      'access-control-allow-headers':
        'authorization, content-type, idempotency-key, x-app-fal-disable-fallback, x-fal-no-retry, x-fal-object-lifecycle, x-fal-object-lifecycle-preference, x-fal-queue-priority, x-fal-request-start-timeout, x-fal-request-timeout, x-fal-runner-hint, x-fal-store-io, x-fal-target-url, x-falvideo-intent-id, x-falvideo-job-token',
      'access-control-max-age': '600',
    },
  })
}

function refuse(
  compiled: Compiled,
  request: Request,
  seen: Seen,
  error: unknown,
): Response {
  const refusal = toRefusal(compiled, error)
  compiled.room.emit({
    type: 'refuse',
    reason: refusal instanceof Refusal ? refusal.type : 'invalid_input',
    status: refusal instanceof Refusal ? refusal.status : 422,
    method: request.method,
    route: seen.route,
    ownerId: seen.ownerId,
  })
  return refusal.toResponse()
}

function toRefusal({ room }: Compiled, error: unknown): Refusal | InvalidInput {
  if (error instanceof Refusal || error instanceof InvalidInput) return error
  if (error instanceof UnreachableError) {
    room.emit({ type: 'error', error: error.cause })
    return new Refusal('upstream_error', error.message)
  }
  // Whatever it says stays here; a stranger learns only that it failed.
  room.emit({ type: 'error', error })
  return new Refusal('internal_error', 'The handler failed.')
}
