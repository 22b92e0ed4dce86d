import { isList, isObject, type Json, type JsonObject } from './json.ts'
import { escapeToken } from './pointer.ts'

/** Sees a schema that is an object, and where it stands. May change it. */
export type SeeSchema = (schema: JsonObject, where: string) => void

/** Keywords under which stands one schema, a list, or a map of them. */
const inside = {
  one: [
    'additionalProperties',
    'contains',
    'else',
    'if',
    'items',
    'not',
    'propertyNames',
    'then',
    'unevaluatedItems',
    'unevaluatedProperties',
  ],
  list: ['allOf', 'anyOf', 'items', 'oneOf', 'prefixItems'],
  map: ['$defs', 'dependentSchemas', 'patternProperties', 'properties'],
} as const

/** Visits every schema of a document, outer ones first. */
export function eachSchema(document: JsonObject, see: SeeSchema): void {
  const { components, paths } = document
  if (isObject(components)) {
    const { schemas, ...rest } = components
    if (isObject(schemas))
      for (const [key, schema] of Object.entries(schemas))
        visitSchema(schema, `#/components/schemas/${escapeToken(key)}`, see)
    visitNode(rest, '#/components', see)
  }
  visitNode(paths, '#/paths', see)
}

/** Looks for `schema` below anything that is not a schema itself. */
function visitNode(node: Json | undefined, at: string, see: SeeSchema): void {
  if (isList(node))
    for (const [index, item] of node.entries())
      visitNode(item, `${at}/${index}`, see)
  if (!isObject(node)) return
  for (const [key, child] of Object.entries(node)) {
    const where = `${at}/${escapeToken(key)}`
    if (key === 'schema') visitSchema(child, where, see)
    else if (key !== 'example' && key !== 'examples')
      visitNode(child, where, see)
  }
}

function visitSchema(
  schema: Json | undefined,
  at: string,
  see: SeeSchema,
): void {
  if (!isObject(schema)) return
  see(schema, at)
  for (const key of inside.one) visitSchema(schema[key], `${at}/${key}`, see)
  for (const key of inside.list) {
    const items = schema[key]
    if (isList(items))
      for (const [index, item] of items.entries())
        visitSchema(item, `${at}/${key}/${index}`, see)
  }
  for (const key of inside.map) {
    const entries = schema[key]
    if (isObject(entries))
      for (const [name, item] of Object.entries(entries))
        visitSchema(item, `${at}/${key}/${escapeToken(name)}`, see)
  }
}
