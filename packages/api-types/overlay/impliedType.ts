import { eachSchema } from '../scripts/document/eachSchema.ts'
import type { Correction } from './Correction.ts'

/** A schema with properties is of an object. */
export const impliedType: Correction = {
  name: 'impliedType',
  fault:
    'A schema with `properties` or `items` but no `type` admits any text or number by the letter of JSON Schema. An object or a list is meant.',
  evidence: [
    'pydantic 2 always writes the type of a model; no document of the catalogue of 2026-06-11 leaves it out',
    'openapi-typescript, as every generator, reads such a schema as an object',
  ],
  apply(document) {
    eachSchema(document, (schema) => {
      if (schema.type !== undefined) return
      if ('properties' in schema || 'required' in schema) schema.type = 'object'
      else if ('additionalProperties' in schema) schema.type = 'object'
      else if ('items' in schema || 'prefixItems' in schema)
        schema.type = 'array'
    })
  },
}
