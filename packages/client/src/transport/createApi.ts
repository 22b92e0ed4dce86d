import createFetch, { type Client } from 'openapi-fetch'

type Operation = {
  parameters: { query?: Record<string, string> }
  requestBody?: { content: { 'application/json': object } }
  responses: { 200: { content: { 'application/json': unknown } } }
}

/**
 * fal as openapi-fetch sees it. The documents list whole endpoint ids in every
 * path, which the queue does not answer to, and only the 200s; so addresses
 * come from `jobPath` and what an answer holds is judged where it is read.
 */
export type FalApi = Client<
  Record<string, { get: Operation; post: Operation; put: Operation }>
>

// Made by whoever sends, and not with the connection: a page that only shows
// prices need not load it, and it takes hold of the `Request` it finds.
export function createApi(): FalApi {
  return createFetch()
}
