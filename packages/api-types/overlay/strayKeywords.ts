import { eachSchema } from '../scripts/document/eachSchema.ts'
import { isList, isObject, type Json } from '../scripts/document/json.ts'
import type { Correction } from './Correction.ts'

type Kind = (value: Json) => boolean

const isNumber: Kind = (value) => typeof value === 'number'
const isCount: Kind = (value) => Number.isInteger(value) && Number(value) >= 0
const isSchema: Kind = (value) => typeof value === 'boolean' || isObject(value)
const isText: Kind = (value) => typeof value === 'string'
const isSchemas: Kind = (value) =>
  isList(value) && value.length > 0 && value.every(isSchema)
const isMap: Kind = (value) =>
  isObject(value) && Object.values(value).every((one) => isSchema(one ?? null))

const types = [
  'array',
  'boolean',
  'integer',
  'null',
  'number',
  'object',
  'string',
]
const isType: Kind = (value) => isText(value) && types.includes(String(value))

/** What the value of a keyword must be for JSON Schema. */
const kinds: Readonly<Record<string, Kind>> = {
  $ref: isText,
  additionalProperties: isSchema,
  allOf: isSchemas,
  anyOf: isSchemas,
  enum: (value) => isList(value) && value.length > 0,
  exclusiveMaximum: isNumber,
  exclusiveMinimum: isNumber,
  format: isText,
  items: isSchema,
  maxItems: isCount,
  maxLength: isCount,
  maxProperties: isCount,
  maximum: isNumber,
  minItems: isCount,
  minLength: isCount,
  minProperties: isCount,
  minimum: isNumber,
  multipleOf: (value) => isNumber(value) && Number(value) > 0,
  oneOf: isSchemas,
  pattern: (value) => isText(value) && isPattern(String(value)),
  prefixItems: isSchemas,
  properties: isMap,
  required: (value) => isList(value) && value.every(isText),
  type: (value) => isType(value) || (isList(value) && value.every(isType)),
  uniqueItems: (value) => typeof value === 'boolean',
}

/** A keyword with a value that JSON Schema does not know says nothing. */
export const strayKeywords: Correction = {
  name: 'strayKeywords',
  fault:
    'A keyword may hold what JSON Schema has no meaning for: a pattern in Python’s dialect, a type `file`, a limit that is null. A validator then refuses the whole document.',
  evidence: [
    'pydantic passes `json_schema_extra` and Python patterns through as they are; flux-general in the catalogue of 2026-06-11 has `ge` and `le` for limits that way',
    'https://json-schema.org/draft/2020-12/json-schema-validation',
  ],
  apply(document) {
    eachSchema(document, (schema) => {
      for (const [keyword, fits] of Object.entries(kinds)) {
        const value = schema[keyword]
        if (value !== undefined && !fits(value)) delete schema[keyword]
      }
    })
  },
}

function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u')
    return true
  } catch {
    return false
  }
}
