import { Refusal } from './refusal.ts'

/**
 * Refuses what a page of another site makes a browser send, so that a cookie
 * that `authorize` trusts is not spent by a stranger's page. A caller that is
 * no browser sends neither header and passes: `authorize` judges it.
 *
 * @returns the origin to allow in the answer, if it is a listed other one.
 * @throws Refusal `forbidden`
 */
export function checkOrigin(
  request: Request,
  allowedOrigins: ReadonlySet<string>,
): string | undefined {
  const origin = request.headers.get('origin')
  if (origin !== null && allowedOrigins.has(origin)) return origin
  // Browsers set this one themselves and no page can change it.
  const site = request.headers.get('sec-fetch-site')
  if (site === 'same-origin' || site === 'none') return undefined
  if (site !== null) throw crossSite()
  if (origin === null) return undefined
  if (!URL.canParse(origin)) throw crossSite()
  // The scheme is left out: behind a TLS proxy the inner request is http.
  const own = request.headers.get('host') ?? new URL(request.url).host
  if (new URL(origin).host !== own.toLowerCase()) throw crossSite()
  return undefined
}

function crossSite(): Refusal {
  return new Refusal(
    'forbidden',
    'Requests from other sites are refused. List the origin in `allowedOrigins` if it is yours.',
  )
}

const exposed = [
  'retry-after',
  'x-fal-request-id',
  'x-fal-billable-units',
  'x-fal-error-type',
  'x-fal-needs-retry',
  'x-fal-retryable',
  'x-fal-request-timeout-type',
].join(', ')

/** Lets a listed other origin read the answer. */
export function allowOrigin(response: Response, origin: string): Response {
  const headers = new Headers(response.headers)
  headers.set('access-control-allow-origin', origin)
  headers.set('access-control-allow-credentials', 'true')
  headers.set('access-control-expose-headers', exposed)
  headers.append('vary', 'origin')
  return new Response(response.body, { status: response.status, headers })
}
