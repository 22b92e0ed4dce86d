import { headers as names } from '@falvideo/client/internal'
import type { Target } from './parseTarget.ts'
import { isJsonObject } from './readJson.ts'

/**
 * Makes an answer one that fal's own client can work with: it knows no job
 * tokens, so the token travels inside the request id.
 */
export async function toFalClient(
  { route, jobId }: Target,
  response: Response,
): Promise<Response> {
  const type = response.headers.get('content-type') ?? ''
  if (route.kind === 'upload' || !type.startsWith('application/json')) {
    return response
  }
  const body: unknown = await response.json()
  const headers = new Headers(response.headers)
  const { job_token, ...rest } = isJsonObject(body) ? body : {}
  const id =
    typeof job_token === 'string' ? `${rest.request_id}.${job_token}` : jobId
  if (id !== null) {
    if ('request_id' in rest) rest.request_id = id
    if (headers.has(names.requestId)) headers.set(names.requestId, id)
  }
  const { status } = response
  return new Response(JSON.stringify(rest), {
    status: route.kind === 'submit' ? withoutRetry(status, rest) : status,
    headers,
  })
}

/**
 * fal's client submits again after 502, 503 and 504, although the job may
 * exist. After a 500 it does not.
 */
function withoutRetry(status: number, body: { error_type?: unknown }): number {
  const created = body.error_type !== 'not_submitted'
  return [502, 503, 504].includes(status) && created ? 500 : status
}
