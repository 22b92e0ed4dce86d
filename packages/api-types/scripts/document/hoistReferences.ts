import { eachSchema } from './eachSchema.ts'
import { ensureObject, type JsonObject } from './json.ts'
import {
  pointerTokens,
  resolvePointer,
  schemaKey,
  schemaReference,
} from './pointer.ts'

/**
 * Gives a component of its own to every schema that is referred to where it
 * stands, such as `#/components/schemas/File/properties/url`, and writes all
 * references to components in one way.
 */
export function hoistReferences(document: JsonObject): void {
  const schemas = ensureObject(ensureObject(document, 'components'), 'schemas')
  const moved = new Map<string, string>()
  eachSchema(document, (schema) => {
    const { $ref } = schema
    if (typeof $ref !== 'string') return
    const key = schemaKey($ref) ?? moved.get($ref) ?? freeKey($ref, schemas)
    if (!Object.hasOwn(schemas, key)) {
      moved.set($ref, key)
      schemas[key] = structuredClone(resolvePointer(document, $ref))
    }
    schema.$ref = schemaReference(key)
  })
}

function freeKey(reference: string, schemas: JsonObject): string {
  const tokens = pointerTokens(reference) ?? []
  const words = tokens.filter((token) => !plain.has(token))
  let key = words.join('_').replace(/[^\w.-]+/g, '_') || 'Schema'
  while (Object.hasOwn(schemas, key)) key = `${key}_`
  return key
}

const plain = new Set(['components', 'schemas', 'properties'])
