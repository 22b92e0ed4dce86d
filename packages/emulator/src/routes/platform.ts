import { type Call, json } from '../call.ts'

/** The error types of the platform API (https://api.fal.ai/v1/openapi.json). */
const types: Record<number, string> = {
  400: 'validation_error',
  401: 'authorization_error',
  403: 'authorization_error',
  404: 'not_found',
  429: 'rate_limited',
  500: 'server_error',
  501: 'not_implemented',
}

/** An error as the platform API has them, unlike those of the queue. */
export function platformProblem(status: number, message: string): Response {
  return json(status, {
    error: { type: types[status] ?? 'server_error', message },
  })
}

/** What exists at fal and not here. */
export function notImplemented({ url }: Call): Response {
  return platformProblem(501, `The emulator does not have ${url.pathname}.`)
}

/** Queues of apps of one's own; there are none here. */
export function appQueue(): Response {
  return platformProblem(404, 'App not found')
}

/** `GET /v1/meta`: where webhooks come from. */
export function meta(): Response {
  return json(200, { webhook_ip_ranges: ['127.0.0.1/32', '::1/128'] })
}

/** A repeatable filter: `a,b` or the parameter twice, 1 to 50 values. */
export function readFilter(url: URL, name: string): string[] | undefined {
  const values = url.searchParams
    .getAll(name)
    .flatMap((text) => text.split(','))
    .filter((text) => text !== '')
  return values.length > 0 ? values : undefined
}

/** Endpoint ids asked for, or the 400 for none or too many. */
export function readEndpointIds(url: URL): string[] | Response {
  const ids = readFilter(url, 'endpoint_id')
  if (!ids) return platformProblem(400, 'endpoint_id is required')
  return ids.length > 50
    ? platformProblem(400, 'endpoint_id takes 50 values at most')
    : ids
}

/** One page of a list, by `limit` and `cursor`. */
export function paginate<T>(
  url: URL,
  items: readonly T[],
  most: number,
): { page: T[]; next_cursor: string | null; has_more: boolean } {
  const limit = Math.min(Number(url.searchParams.get('limit')) || most, most)
  const cursor = url.searchParams.get('cursor') ?? ''
  const start = Number(Buffer.from(cursor, 'base64url').toString()) || 0
  const end = start + limit
  const has_more = end < items.length
  const next_cursor = has_more
    ? Buffer.from(String(end)).toString('base64url')
    : null
  return { page: items.slice(start, end), next_cursor, has_more }
}

/** Whether a time, in milliseconds, lies between `start` and `end`. */
export function isWithin(url: URL, time: number): boolean {
  const bound = (name: string, otherwise: number) => {
    const text = url.searchParams.get(name)
    const value = text === null ? Number.NaN : Date.parse(text)
    return Number.isNaN(value) ? otherwise : value
  }
  return (
    time >= bound('start', Number.NEGATIVE_INFINITY) &&
    time <= bound('end', Number.POSITIVE_INFINITY)
  )
}
