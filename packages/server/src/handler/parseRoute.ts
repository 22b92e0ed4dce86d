import { Refusal } from './refusal.ts'

/** A request as the handler understands it. There is nothing else. */
export type Route =
  | { kind: 'submit'; endpointId: string; maxQueueLength: number | null }
  | { kind: JobRouteKind; app: string; requestId: string; logs: boolean }
  | { kind: 'upload'; multipart: boolean }
  | { kind: 'complete' }
  | { kind: 'pricing'; endpointIds: readonly string[] }

/** Routes about a job, which demand its token. */
export type JobRouteKind = 'status' | 'stream' | 'result' | 'cancel'

/** The listed endpoints, as far as a path can name them. */
export type Listed = {
  ids: ReadonlySet<string>
  /** `owner/app` of each, the part that status, result and cancel use. */
  apps: ReadonlySet<string>
}

/**
 * Letters that need no escaping and cannot mean two things. A percent sign, a
 * backslash or anything outside ASCII never gets as far as a comparison.
 */
const plainPath = /^\/[A-Za-z0-9._~/-]*$/

/** Whether a raw path has one reading only: no dot segment, no empty one. */
export function isPlainPath(path: string): boolean {
  if (!plainPath.test(path)) return false
  return path
    .split('/')
    .slice(1)
    .every(
      (segment, index, all) =>
        segment !== '.' &&
        segment !== '..' &&
        (segment !== '' || index === all.length - 1),
    )
}

// fal's ids are UUIDs; the token decides, this only bounds what is compared.
const requestIdPattern = /^[A-Za-z0-9_-]{1,128}$/
const jobPath =
  /^(?<app>.+?)\/requests\/(?<id>[^/]+)(?<rest>|\/status|\/status\/stream|\/cancel)$/

const jobRoutes: Record<string, { kind: JobRouteKind; method: string }> = {
  '': { kind: 'result', method: 'GET' },
  '/status': { kind: 'status', method: 'GET' },
  '/status/stream': { kind: 'stream', method: 'GET' },
  '/cancel': { kind: 'cancel', method: 'PUT' },
}

/**
 * Matches a path below the base path (no leading slash) against the listed
 * endpoints, exactly: no decoding, no case folding, no prefix.
 *
 * @throws Refusal `not_found`, `method_not_allowed`
 */
export function parseRoute(
  method: string,
  path: string,
  query: URLSearchParams,
  listed: Listed,
): Route {
  if (listed.ids.has(path)) {
    expectMethod(method, 'POST')
    return { kind: 'submit', endpointId: path, ...readSubmitQuery(query) }
  }
  if (path === 'pricing') {
    expectMethod(method, 'GET')
    return { kind: 'pricing', endpointIds: pricedIds(query, listed) }
  }
  if (
    path === 'storage/upload/initiate' ||
    path === 'storage/upload/initiate-multipart'
  ) {
    expectMethod(method, 'POST')
    return { kind: 'upload', multipart: path.endsWith('-multipart') }
  }
  if (path === 'storage/upload/complete') {
    expectMethod(method, 'POST')
    return { kind: 'complete' }
  }
  return parseJobRoute(method, path, query, listed)
}

function readSubmitQuery(query: URLSearchParams): {
  maxQueueLength: number | null
} {
  if (query.has('fal_webhook')) {
    throw new Refusal('bad_request', 'Webhooks are set up by the server.')
  }
  const length = query.get('fal_max_queue_length')
  if (length === null) return { maxQueueLength: null }
  if (!/^\d{1,9}$/.test(length)) {
    throw new Refusal('bad_request', 'fal_max_queue_length must be a number.')
  }
  return { maxQueueLength: Number(length) }
}

function parseJobRoute(
  method: string,
  path: string,
  query: URLSearchParams,
  listed: Listed,
): Route {
  const { app, id, rest } = jobPath.exec(path)?.groups ?? {}
  const route = rest === undefined ? undefined : jobRoutes[rest]
  if (
    app === undefined ||
    id === undefined ||
    route === undefined ||
    !listed.apps.has(app) ||
    !requestIdPattern.test(id)
  ) {
    throw new Refusal(
      'not_found',
      'There is no such route, or the endpoint is not one that this handler lists.',
    )
  }
  expectMethod(method, route.method)
  const logs = ['1', 'true'].includes(query.get('logs') ?? '')
  return { kind: route.kind, app, requestId: id, logs }
}

function pricedIds(query: URLSearchParams, listed: Listed): string[] {
  const ids = query
    .getAll('endpoint_id')
    .flatMap((value) => value.split(','))
    .filter((id) => id !== '')
  if (ids.length === 0 || ids.length > 50) {
    throw new Refusal('bad_request', 'Name 1 to 50 endpoints as endpoint_id.')
  }
  if (!ids.every((id) => listed.ids.has(id))) {
    throw new Refusal(
      'not_found',
      'One of the endpoints is not one that this handler lists.',
    )
  }
  return ids
}

function expectMethod(method: string, expected: string): void {
  if (method === expected) return
  throw new Refusal('method_not_allowed', `This route answers ${expected}.`, {
    allow: expected,
  })
}
