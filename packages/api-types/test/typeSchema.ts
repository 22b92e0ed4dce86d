import { eachSchema } from '../scripts/document/eachSchema.ts'
import { isList, isObject, type JsonObject } from '../scripts/document/json.ts'

const beyondTypes = [
  'exclusiveMaximum',
  'exclusiveMinimum',
  'format',
  'maxLength',
  'maxProperties',
  'maximum',
  'minLength',
  'minProperties',
  'minimum',
  'multipleOf',
  'pattern',
  'uniqueItems',
]

/**
 * The same document without what no TypeScript type can say: lengths, ranges,
 * patterns, whole numbers, exactly one of several. What it admits is what the
 * generated types must admit, no more and no less.
 */
export function typeSchema(document: JsonObject): JsonObject {
  const loose = structuredClone(document)
  eachSchema(loose, (schema) => {
    const { additionalProperties: rest, properties } = schema
    // An index signature holds for declared keys too.
    if (isObject(rest) && isObject(properties))
      schema.additionalProperties = {
        anyOf: [rest, ...Object.values(properties).map((one) => one ?? {})],
      }
    for (const key of beyondTypes) delete schema[key]
    if (!schema.prefixItems) {
      delete schema.minItems
      delete schema.maxItems
    }
    if (schema.type === 'integer') schema.type = 'number'
    if (isList(schema.type))
      schema.type = schema.type.map((one) =>
        one === 'integer' ? 'number' : one,
      )
    if (isList(schema.oneOf)) {
      schema.allOf = [
        ...(isList(schema.allOf) ? schema.allOf : []),
        { anyOf: schema.oneOf },
      ]
      delete schema.oneOf
    }
  })
  return loose
}
