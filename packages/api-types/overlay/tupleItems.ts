import { eachSchema } from '../scripts/document/eachSchema.ts'
import {
  isList,
  isObject,
  type Json,
  type JsonObject,
} from '../scripts/document/json.ts'
import type { Correction } from './Correction.ts'

/** A tuple has `prefixItems`. */
export const tupleItems: Correction = {
  name: 'tupleItems',
  fault:
    '`items` is a list, or an object with the keys 0, 1, 2 that once was one. Both mean a tuple, which is `prefixItems` in 3.1.',
  evidence: [
    'fal-ai/whisper, WhisperChunk.timestamp, catalogue of 2026-01-28: `"items": {"0": {"type": "number"}, "1": {"type": "number"}}`',
    'the same field in fal-ai/wizper: `prefixItems`',
  ],
  apply(document) {
    eachSchema(document, (schema) => {
      const members = membersOf(schema.items)
      if (!members) return
      delete schema.items
      schema.prefixItems ??= members
      if (schema.additionalItems !== undefined)
        schema.items = schema.additionalItems
      delete schema.additionalItems
    })
  },
}

function membersOf(items: Json | undefined): readonly Json[] | undefined {
  if (isList(items)) return items
  if (!isObject(items)) return undefined
  const keys = Object.keys(items)
  const numbered = keys.every((key, index) => key === String(index))
  if (keys.length === 0 || !numbered) return undefined
  return keys.map((key) => (items as JsonObject)[key] ?? {})
}
