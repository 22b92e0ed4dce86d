import { ensureObject, type JsonObject } from '../scripts/document/json.ts'
import { escapeToken } from '../scripts/document/pointer.ts'
import { sameJson } from '../scripts/document/sortKeys.ts'

/** The kinds of component that corrections add. */
export type ComponentKind = 'schemas' | 'responses'

/**
 * Puts a component into a document and answers with a reference to it. A model
 * may have a helper of that name; then ours gets an underscore.
 */
export function addComponent(
  document: JsonObject,
  kind: ComponentKind,
  name: string,
  value: JsonObject,
): { $ref: string } {
  const section = ensureObject(ensureObject(document, 'components'), kind)
  let key = name
  while (key in section && !sameJson(section[key], value)) key = `${key}_`
  section[key] = value
  return { $ref: `#/components/${kind}/${escapeToken(key)}` }
}
