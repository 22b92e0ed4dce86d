import type { JsonObject } from '../document/json.ts'
import { printTypes, typesOf } from './typesOf.ts'

/**
 * The text of the types that every endpoint shares.
 *
 * @param shared a document made by queueComponents
 */
export async function queueTypes(shared: JsonObject): Promise<string> {
  const statements = await typesOf(shared)
  return [
    "// Generated from the OpenAPI documents of fal's queue. Do not edit.\n\n",
    printTypes(statements),
  ].join('')
}
