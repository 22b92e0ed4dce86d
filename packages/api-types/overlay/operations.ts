import type { Endpoint } from '../scripts/document/findEndpoint.ts'
import {
  isList,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  stringAt,
} from '../scripts/document/json.ts'
import { resolvePointer } from '../scripts/document/pointer.ts'

/** What can be asked of a queue. */
export type Verb = 'submit' | 'status' | 'stream' | 'result' | 'cancel'

const endings: Record<Verb, { method: string; ending: RegExp }> = {
  submit: { method: 'post', ending: /^$/ },
  status: { method: 'get', ending: /^\/requests\/\{[^/]+\}\/status$/ },
  stream: { method: 'get', ending: /^\/requests\/\{[^/]+\}\/status\/stream$/ },
  result: { method: 'get', ending: /^\/requests\/\{[^/]+\}$/ },
  cancel: { method: 'put', ending: /^\/requests\/\{[^/]+\}\/cancel$/ },
}

/** The operation behind a verb, or undefined where the document has none. */
export function operation(
  document: JsonObject,
  endpoint: Endpoint,
  verb: Verb,
): JsonObject | undefined {
  const { method, ending } = endings[verb]
  const paths = objectAt(document, 'paths')
  for (const base of [`/${endpoint.id}`, `/${endpoint.app}`])
    for (const path of Object.keys(paths)) {
      if (!path.startsWith(base)) continue
      if (!ending.test(path.slice(base.length).replace(/\/$/, ''))) continue
      const found = objectAt(paths, path)[method]
      if (isObject(found)) return found
    }
  return undefined
}

/** The schema of a JSON response, references followed, if it is an object. */
export function responseSchema(
  document: JsonObject,
  from: JsonObject | undefined,
  status: string,
): JsonObject | undefined {
  if (!from) return undefined
  const response = responseOf(document, from, status)
  const media = objectAt(objectAt(response, 'content'), 'application/json')
  let schema: Json | undefined = media.schema
  for (let step = 0; step < 10 && isObject(schema); step++) {
    const reference = stringAt(schema, '$ref')
    if (reference === undefined) return schema
    schema = resolvePointer(document, reference)
  }
  return undefined
}

/** A response of an operation, its reference followed. */
export function responseOf(
  document: JsonObject,
  from: JsonObject,
  status: string,
): JsonObject {
  const response = objectAt(objectAt(from, 'responses'), status)
  const target =
    typeof response.$ref === 'string'
      ? resolvePointer(document, response.$ref)
      : response
  return isObject(target) ? target : {}
}

/** A response with a JSON body. */
export function jsonResponse(
  description: string,
  schema: JsonObject,
): JsonObject {
  return { description, content: { 'application/json': { schema } } }
}

/** Adds the parameters that an operation does not have yet. */
export function addParameters(
  target: JsonObject,
  parameters: readonly JsonObject[],
): void {
  const present = isList(target.parameters) ? target.parameters : []
  const nameOf = (value: Json) =>
    isObject(value) ? `${value.in} ${value.name}` : ''
  const names = new Set(present.map((value) => nameOf(value).toLowerCase()))
  target.parameters = [
    ...present,
    ...parameters.filter((one) => !names.has(nameOf(one).toLowerCase())),
  ]
}
