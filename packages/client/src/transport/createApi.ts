import createFetch, { type Client } from 'openapi-fetch'

type Json = { content: { 'application/json': unknown } }

type Operation = {
  parameters: { query?: Record<string, string> }
  requestBody?: { content: { 'application/json': object } }
  responses: { 200: Json; default: Json }
}

/**
 * fal as openapi-fetch sees it: any address, and any JSON in answer.
 * `EndpointPaths` of api-types knows more, of endpoints with a document at
 * fal's own address; these actions also serve endpoints of your own, below the
 * address of a handler. So addresses come from `jobPath`, and what an answer
 * holds is judged where it is read: gateways answer too, and follow no document.
 */
export type FalApi = Client<
  Record<string, { get: Operation; post: Operation; put: Operation }>
>

export function createApi(): FalApi {
  return createFetch()
}
