import { eachSchema } from '../scripts/document/eachSchema.ts'
import { isList, type Json, type JsonObject } from '../scripts/document/json.ts'
import type { Correction } from './Correction.ts'

/** `nullable` means null may be given. */
export const nullableKeyword: Correction = {
  name: 'nullableKeyword',
  fault:
    '`nullable: true` is of OpenAPI 3.0. In 3.1 it says nothing, so null would be refused.',
  evidence: [
    'fal-ai/fooocus and fal-ai/flux-general, catalogue of 2026-06-11: `nullable` beside a plain type',
    'https://spec.openapis.org/oas/v3.0.4.html#fixed-fields-for-schema-object',
  ],
  apply(document) {
    eachSchema(document, (schema) => {
      const { nullable } = schema
      if (typeof nullable !== 'boolean') return
      delete schema.nullable
      if (nullable && !admitsNull(schema)) admitNull(schema)
    })
  },
}

function admitsNull(schema: JsonObject): boolean {
  const { type, anyOf, oneOf, enum: values } = schema
  if (isList(values)) return values.includes(null)
  const isNull = (one: Json) => (one as JsonObject | null)?.type === 'null'
  return (
    type === 'null' ||
    (isList(type) && type.includes('null')) ||
    [anyOf, oneOf].some((list) => isList(list) && list.some(isNull))
  )
}

function admitNull(schema: JsonObject): void {
  const { title, description, default: _, deprecated, ...rest } = schema
  for (const key of Object.keys(rest)) delete schema[key]
  schema.anyOf = [rest, { type: 'null' }]
}
