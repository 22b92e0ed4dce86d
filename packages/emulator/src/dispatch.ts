import { authorize } from './authorize.ts'
import type { Call, Place } from './call.ts'
import { disrupt } from './disrupt.ts'
import { type Fault, transportKinds } from './faults.ts'
import { redactHeaders } from './requestLog.ts'
import { platformProblem } from './routes/platform.ts'
import { type Route, routes } from './routes/routes.ts'
import { hostRole, responseHeaders } from './wire.ts'
import type { World } from './world.ts'

/**
 * What becomes of a request: an answer, or a connection that breaks. With
 * `after`, its head and the first part of its body arrive before the break.
 */
export type Answer =
  | { kind: 'response'; response: Response }
  | {
      kind: 'broken'
      code: 'ECONNREFUSED' | 'ECONNRESET'
      after?: Response | undefined
    }
  | { kind: 'hang' }

/**
 * Answers one request to one of fal's hosts; `undefined` where there is no
 * such route.
 */
export async function dispatch(
  request: Request,
  { url, origin }: Place,
  world: World,
  arrived: boolean,
): Promise<Answer | undefined> {
  const role = hostRole(url.hostname)
  const entry = world.requests.add({
    at: new Date(world.clock.now()).toISOString(),
    method: request.method,
    url: url.href,
    headers: redactHeaders(request.headers),
  })
  if (request.method === 'OPTIONS') {
    entry.status = 204
    return { kind: 'response', response: preflight(request) }
  }
  for (const route of routes) {
    if (route.role !== role || !route.methods.includes(request.method)) continue
    const match = route.path.exec(url.pathname)
    if (!match) continue
    entry.route = route.name
    const groups = { ...match.groups }
    const keyId = 'anonymous'
    const call = { request, url, groups, origin, arrived, keyId, entry }
    const answer = await answerRoute(route, call, world)
    if (answer.kind === 'response') entry.status = answer.response.status
    return answer
  }
  return undefined
}

async function answerRoute(
  route: Route,
  call: Call,
  world: World,
): Promise<Answer> {
  const handle = async (): Promise<Response> => {
    const response = await respond(route, call, world)
    return withCors(response, world.settings.exposeHeaders)
  }
  const fault = takeFault(route, call, world)
  if (!fault) return { kind: 'response', response: await handle() }
  call.entry.fault = fault.kind
  return disrupt(fault, handle, world.clock, (response) =>
    withCors(response, world.settings.exposeHeaders),
  )
}

async function respond(
  route: Route,
  call: Call,
  world: World,
): Promise<Response> {
  const { keys, verifier } = world
  const keyId = route.open ? call.keyId : authorize(call.request, keys)
  if (typeof keyId !== 'string') {
    return verifier.verify(call, route.name, refuse(keyId, route))
  }
  const known: Call = { ...call, keyId }
  const response = await route.handle(known, world)
  return known.ordered ? response : verifier.verify(call, route.name, response)
}

/** The platform API has error bodies of its own. */
function refuse(response: Response, { role }: Route): Response {
  return role === 'platform'
    ? platformProblem(401, 'Authentication required')
    : response
}

function takeFault(route: Route, call: Call, world: World): Fault | undefined {
  if (!route.fault) return undefined
  const { requestId, endpoint } = call.groups
  const target = {
    requestId,
    endpoint: endpoint ?? world.jobs.get(requestId ?? '')?.endpoint,
  }
  return world.faults.take(route.fault, target, transportKinds, call.arrived)
}

/** Lets any page read the answer, as fal's hosts do. */
function withCors(response: Response, expose: boolean): Response {
  response.headers.set('access-control-allow-origin', '*')
  const exposed = ['content-length', 'content-range', 'accept-ranges', 'etag']
  // Whether fal lets pages read its own headers is not known.
  if (expose) exposed.push(...Object.values(responseHeaders))
  response.headers.set('access-control-expose-headers', exposed.join(', '))
  return response
}

function preflight(request: Request): Response {
  const wanted = request.headers.get('access-control-request-headers')
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, POST, PUT, DELETE, OPTIONS',
      'access-control-allow-headers': wanted ?? '*',
      'access-control-allow-private-network': 'true',
      'access-control-max-age': '86400',
    },
  })
}
