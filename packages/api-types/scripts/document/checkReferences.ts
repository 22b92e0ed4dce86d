import { DocumentError } from './DocumentError.ts'
import { isList, isObject, type Json, type JsonObject } from './json.ts'
import { escapeToken, resolvePointer } from './pointer.ts'

/** Keys under which stand sample values, where `$ref` is mere data. */
const data = new Set(['example', 'examples', 'default', 'enum', 'const'])

/** Keys under which stand maps from a name to something. */
const maps = new Set([
  '$defs',
  'content',
  'definitions',
  'dependentSchemas',
  'headers',
  'parameters',
  'paths',
  'patternProperties',
  'properties',
  'requestBodies',
  'responses',
  'schemas',
])

/**
 * Refuses a document with a reference that leads nowhere or out of it.
 *
 * @throws DocumentError that names each such reference and where it stands.
 */
export function checkReferences(document: JsonObject): void {
  const dangling: string[] = []
  visit(document, '#', false, (reference, where) => {
    const target = resolvePointer(document, reference)
    if (target === undefined) dangling.push(`${reference} (at ${where})`)
  })
  if (dangling.length > 0)
    throw new DocumentError(
      `dangling reference${dangling.length > 1 ? 's' : ''}: ${dangling.join(', ')}`,
    )
}

function visit(
  value: Json | undefined,
  where: string,
  named: boolean,
  found: (reference: string, where: string) => void,
): void {
  if (isList(value)) {
    for (const [index, item] of value.entries())
      visit(item, `${where}/${index}`, false, found)
    return
  }
  if (!isObject(value)) return
  for (const key of Object.keys(value).sort()) {
    const child = value[key]
    // The keys of a map are names, not keywords.
    if (!named && data.has(key)) continue
    if (!named && key === '$ref' && typeof child === 'string')
      found(child, where)
    else {
      const names = !named && maps.has(key)
      visit(child, `${where}/${escapeToken(key)}`, names, found)
    }
  }
}
