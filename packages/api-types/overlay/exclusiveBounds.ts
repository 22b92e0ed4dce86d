import { eachSchema } from '../scripts/document/eachSchema.ts'
import type { Correction } from './Correction.ts'

const bounds = [
  ['exclusiveMinimum', 'minimum'],
  ['exclusiveMaximum', 'maximum'],
] as const

/** Exclusive bounds are numbers. */
export const exclusiveBounds: Correction = {
  name: 'exclusiveBounds',
  fault:
    '`exclusiveMinimum: true` is of OpenAPI 3.0. In 3.1 the keyword is a number, and the boolean makes the schema invalid.',
  evidence: [
    'https://spec.openapis.org/oas/v3.0.4.html#schema-object, https://json-schema.org/draft/2020-12/json-schema-validation',
  ],
  apply(document) {
    eachSchema(document, (schema) => {
      for (const [exclusive, inclusive] of bounds) {
        const flag = schema[exclusive]
        if (typeof flag !== 'boolean') continue
        delete schema[exclusive]
        if (!flag || typeof schema[inclusive] !== 'number') continue
        schema[exclusive] = schema[inclusive]
        delete schema[inclusive]
      }
    })
  },
}
