import { headers as names } from '@falvideo/client/internal'
import type { HandlerContext } from './authorize.ts'
import { allowOrigin, checkOrigin } from './checkOrigin.ts'
import { type Compiled, compileOptions } from './compileOptions.ts'
import type { HandlerOptions } from './HandlerOptions.ts'
import { identify } from './identify.ts'
import { limitRate } from './limitRate.ts'
import { isPlainPath, parseRoute, type Route } from './parseRoute.ts'
import { parseTarget, type Target } from './parseTarget.ts'
import { preflight } from './preflight.ts'
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

function pathBelow(pathname: string, basePath: string): string {
  if (!isPlainPath(pathname)) {
    throw new Refusal('bad_request', 'The path is not a plain one.')
  }
  if (!pathname.startsWith(`${basePath}/`)) {
    throw new Refusal('not_found', 'There is no such route.')
  }
  return pathname.slice(basePath.length + 1).replace(/\/$/, '')
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
