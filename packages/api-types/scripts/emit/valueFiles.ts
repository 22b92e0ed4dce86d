import type { JsonObject } from '../document/json.ts'
import { sortKeys } from '../document/sortKeys.ts'
import { banner } from './banner.ts'
import { literal, quote } from './literal.ts'

/** A module that exports the fields of an endpoint as a value. */
export function fieldsFile(fields: { id: string }, typeFrom: string): string {
  return [
    banner(fields.id),
    `import type { EndpointFields } from ${quote(typeFrom)}\n\n`,
    `export const fields = ${literal(fields)} as const satisfies EndpointFields\n`,
  ].join('')
}

/** A module that exports a corrected document as a value. */
export function documentFile(
  id: string,
  document: JsonObject,
  typeFrom: string,
): string {
  return [
    banner(id),
    `import type { OpenApiDocument } from ${quote(typeFrom)}\n\n`,
    `export const document: OpenApiDocument = ${literal(sortKeys(document))}\n`,
  ].join('')
}
