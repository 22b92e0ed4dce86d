import {
  isList,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
} from './json.ts'
import { resolvePointer } from './pointer.ts'
import { sortKeys } from './sortKeys.ts'

/**
 * The responses of an operation without those errors whose body `default`
 * describes already: they would say the same at length.
 */
export function distinctResponses(
  responses: JsonObject,
  document: JsonObject,
): JsonObject {
  const known = new Set(bodiesOf(responses.default, document))
  return Object.fromEntries(
    Object.entries(responses).filter(([code, response]) => {
      const bodies = bodiesOf(response, document)
      const isError = /^[45]/.test(code)
      return !isError || bodies.some((body) => !known.has(body))
    }),
  )
}

/** The alternatives of a response's JSON body, as texts. */
function bodiesOf(response: Json | undefined, document: JsonObject): string[] {
  if (!isObject(response)) return []
  const target =
    typeof response.$ref === 'string'
      ? resolvePointer(document, response.$ref)
      : response
  const content = objectAt(isObject(target) ? target : {}, 'content')
  const { schema } = objectAt(content, 'application/json')
  const options =
    isObject(schema) && isList(schema.anyOf) ? schema.anyOf : [schema]
  return options.map((option) => JSON.stringify(sortKeys(option)) ?? '')
}
