import {
  isPlainPath,
  type Listed,
  parseRoute,
  type Route,
} from './parseRoute.ts'
import { Refusal } from './refusal.ts'

/** What fal's own client asks for in `x-fal-target-url`. */
export type Target = {
  route: Route
  /** The id of a job as that client knows it: `<request id>.<job token>`. */
  jobId: string | null
  token: string
}

// One reading only: https, one of these hosts, a path, perhaps a query. No
// port, no user, no fragment, nothing escaped in the path.
const targetPattern =
  /^https:\/\/(?<host>queue\.fal\.run|rest\.fal\.ai|fal\.run)(?<path>\/[A-Za-z0-9._~/-]*)(?:\?(?<query>[A-Za-z0-9._~%=&+-]*))?$/

const jobIdPattern =
  /\/requests\/(?<jobId>(?<requestId>[A-Za-z0-9_-]{1,128})\.(?<token>[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+))(?=\/|$)/

/**
 * Reads the target that fal's client names as one of our own routes. The
 * target itself is never called.
 *
 * @throws Refusal `bad_request`: a target that is not one of fal's few.
 * @throws Refusal `not_found`: an endpoint that is not listed.
 */
export function parseTarget(
  method: string,
  target: string | null,
  listed: Listed,
): Target {
  const {
    host,
    path,
    query = '',
  } = targetPattern.exec(target ?? '')?.groups ?? {}
  if (host === undefined || path === undefined || !isPlainPath(path)) {
    throw new Refusal('bad_request', 'x-fal-target-url is not a URL of fal.')
  }
  if (host === 'fal.run') {
    throw new Refusal(
      'bad_request',
      'Synchronous calls would hold this server for minutes. Use fal.subscribe or fal.queue instead of fal.run.',
    )
  }
  const { jobId, requestId, token } = jobIdPattern.exec(path)?.groups ?? {}
  const plain =
    jobId === undefined ? path : path.replace(jobId, requestId ?? '')
  const route = parseRoute(
    method,
    plain.slice(1).replace(/\/$/, ''),
    new URLSearchParams(query),
    listed,
  )
  // The same path means something else on another host, or nothing.
  const isUpload = route.kind === 'upload'
  const isOurs = route.kind === 'pricing' || route.kind === 'complete'
  if (isUpload !== (host === 'rest.fal.ai') || isOurs) {
    throw new Refusal('bad_request', 'x-fal-target-url is not a URL of fal.')
  }
  return { route, jobId: jobId ?? null, token: token ?? '' }
}
