import { DocumentError } from './DocumentError.ts'
import { eachSchema } from './eachSchema.ts'
import {
  isList,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
} from './json.ts'
import { escapeToken, resolvePointer, schemaKey } from './pointer.ts'

/**
 * Refuses a document with a reference that leads nowhere, out of it, or back
 * to itself without anything in between.
 *
 * @throws DocumentError that names each such reference and where it stands.
 */
export function checkReferences(document: JsonObject): void {
  const dangling: string[] = []
  const see = (reference: string, where: string) => {
    if (resolvePointer(document, reference) === undefined)
      dangling.push(`${reference} (at ${where})`)
  }
  eachSchema(document, (schema, where) => {
    if (typeof schema.$ref === 'string') see(schema.$ref, where)
  })
  eachBodyReference(document, see)
  if (dangling.length > 0)
    throw new DocumentError(
      `dangling reference${dangling.length > 1 ? 's' : ''}: ${dangling.join(', ')}`,
    )
  checkCircles(document)
}

/** References to parameters, bodies and responses. */
function eachBodyReference(
  document: JsonObject,
  see: (reference: string, where: string) => void,
): void {
  const visit = (node: Json | undefined, at: string): void => {
    if (isList(node))
      for (const [index, item] of node.entries()) visit(item, `${at}/${index}`)
    if (!isObject(node)) return
    if (typeof node.$ref === 'string') see(node.$ref, at)
    for (const [key, child] of Object.entries(node))
      if (key !== 'schema' && key !== 'example' && key !== 'examples')
        visit(child, `${at}/${escapeToken(key)}`)
  }
  const { schemas, ...components } = objectAt(document, 'components')
  visit(components, '#/components')
  visit(document.paths, '#/paths')
}

/** A schema that is made of itself describes nothing, and TypeScript hangs. */
function checkCircles(document: JsonObject): void {
  const schemas = objectAt(objectAt(document, 'components'), 'schemas')
  for (const start of Object.keys(schemas)) {
    const seen = new Set<string>()
    const reach = (key: string): boolean =>
      madeOf(schemas[key]).some((next) => {
        if (next === start) return true
        if (seen.has(next)) return false
        seen.add(next)
        return reach(next)
      })
    if (reach(start))
      throw new DocumentError(
        `circular reference: #/components/schemas/${start} is made of itself`,
      )
  }
}

/** Component keys that a schema refers to for the very same value. */
function madeOf(schema: Json | undefined): string[] {
  if (!isObject(schema)) return []
  const key =
    typeof schema.$ref === 'string' ? schemaKey(schema.$ref) : undefined
  const parts = [schema.anyOf, schema.oneOf, schema.allOf].flatMap((list) =>
    isList(list) ? list.flatMap(madeOf) : [],
  )
  return key === undefined ? parts : [key, ...parts]
}
