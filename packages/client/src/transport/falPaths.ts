/**
 * The queue as openapi-fetch sees it. Every body travels as text: what is in
 * it is for `send` to judge, since documents list only the 200s.
 */
type Operation<Body = never> = {
  parameters: {
    path?: Record<string, string>
    query?: Record<string, string>
    header?: Record<string, string>
  }
  requestBody?: { content: { 'application/json': Body } }
  responses: { 200: { content: { 'application/json': unknown } } }
}

export type FalPaths = Record<
  string,
  { get: Operation; post: Operation<unknown>; put: Operation }
>
