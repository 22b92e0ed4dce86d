import { type Call, json } from '../call.ts'
import { getEndpoint } from '../endpoints.ts'

/**
 * `GET https://fal.ai/api/openapi/queue/openapi.json?endpoint_id=`: the
 * document with our corrections; fal's own has the faults they correct.
 */
export function openApiDocument({ url }: Call): Response {
  const endpoint = getEndpoint(url.searchParams.get('endpoint_id') ?? '')
  return endpoint ? json(200, endpoint.document) : json(404, null)
}
