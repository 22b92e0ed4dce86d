import type { DocumentSchema, OpenApiDocument } from '@falvideo/api-types'
import type { Call } from '../call.ts'
import { type Endpoint, endpointIds, getEndpoint } from '../endpoints.ts'
import { responseHeaders } from '../wire.ts'
import { platformAnswers } from './platformAnswers.ts'
import {
  type Answers,
  type Description,
  fields,
  oneOf,
  text,
} from './schema.ts'
import { storageAnswers } from './storageAnswers.ts'

/** Paths of an endpoint's document, by the name of our route. */
const paths: Readonly<Record<string, RegExp>> = {
  submit: /^(?!.*\/requests\/).*$/,
  status: /\/requests\/\{request_id\}\/status$/,
  stream: /\/requests\/\{request_id\}\/status\/stream$/,
  result: /\/requests\/\{request_id\}$/,
  cancel: /\/requests\/\{request_id\}\/cancel$/,
  // It answers what a result does.
  run: /\/requests\/\{request_id\}$/,
}

/** What no document of fal's describes. */
const ownAnswers: Readonly<Record<string, Answers>> = {
  ...storageAnswers,
  ...platformAnswers,
}

/** Whether anything is known of the answers of a route. */
export function isDescribed(route: string): boolean {
  return route in paths || route in ownAnswers
}

/** What an answer has to look like; `undefined` where nobody knows. */
export function describeAnswer(
  call: Call,
  route: string,
  status: number,
): Description | undefined {
  if (!(route in paths)) {
    const answers = ownAnswers[route]
    return answers?.[status] ?? (status < 400 ? undefined : answers?.default)
  }
  const endpoint = findEndpoint(call.entry.endpoint)
  return remember(`${endpoint.id} ${route} ${status}`, () => {
    const { document } = endpoint
    const body = bodyOf(document, route, status)
    if (!body) return undefined
    // What has no request behind it, such as a refused key, has no id of one.
    const headers = status < 400 ? [responseHeaders.requestId] : []
    return { body: whole(document, body), headers }
  })
}

/** What a webhook of an endpoint may say (docs: webhooks). */
export function describeWebhook(endpointId: string): Description | undefined {
  return remember(`${endpointId} webhook`, () => {
    const { document } = findEndpoint(endpointId)
    const ids = { request_id: text, gateway_request_id: text }
    const done = bodyOf(document, 'result', 200)
    const failed = bodyOf(document, 'result', 500)
    if (!done || !failed) return undefined
    const payload_error = text
    const body = {
      anyOf: [
        fields({ ...ids, status: oneOf('OK'), payload: done }),
        fields({
          ...ids,
          status: oneOf('OK'),
          payload: nothing,
          payload_error,
        }),
        fields({
          ...ids,
          status: oneOf('ERROR'),
          error: text,
          payload: failed,
        }),
      ],
    }
    return { body: whole(document, body) }
  })
}

const nothing = { type: 'null' }

/** A schema is compiled once for each object, so there is one of each. */
const remembered = new Map<string, Description | undefined>()

function remember(
  name: string,
  make: () => Description | undefined,
): Description | undefined {
  if (!remembered.has(name)) remembered.set(name, make())
  return remembered.get(name)
}

/** References begin at the root. */
function whole(
  { components }: OpenApiDocument,
  schema: DocumentSchema,
): DocumentSchema {
  return { ...schema, components }
}

/** Errors look the same everywhere: an unknown endpoint has any document. */
function findEndpoint(id: string | undefined): Endpoint {
  const [any] = endpointIds.flatMap((one) => getEndpoint(one) ?? [])
  const found = getEndpoint(id ?? '') ?? any
  if (!found) throw new Error('there are no endpoints')
  return found
}

/** The schema of a response in a document. */
function bodyOf(
  { paths: all, components }: OpenApiDocument,
  route: string,
  status: number,
): DocumentSchema | undefined {
  const path = Object.keys(all).find((one) => paths[route]?.test(one)) ?? ''
  const [operation] = Object.values(all[path] ?? {})
  const { responses = {} } = operation ?? {}
  const response = responses[String(status)] ?? responses.default
  const name = String(response?.$ref).split('/').at(-1) ?? ''
  const { content } = components.responses?.[name] ?? response ?? {}
  const media = isStream(route, status)
    ? 'text/event-stream'
    : 'application/json'
  return content?.[media]?.schema
}

/** Whether an answer is a stream of events, each of which is described. */
export function isStream(route: string, status: number): boolean {
  return route === 'stream' && status === 200
}
