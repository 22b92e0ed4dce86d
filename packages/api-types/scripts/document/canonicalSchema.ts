import { isList, isObject, type Json, type JsonObject } from './json.ts'
import { sortKeys } from './sortKeys.ts'

/** A schema of which only few forms are left, see {@link canonicalSchema}. */
export type Canonical = JsonObject | false

/**
 * The same set of values, in the few forms that openapi-typescript renders
 * without loss: one type per schema, enums without a type, no `oneOf`, and
 * nothing beside `anyOf`, `allOf` and `$ref` but notes for people. What
 * TypeScript cannot say (lengths, ranges, patterns) is left out, so the result
 * accepts a little more than the document, never less.
 */
export function canonicalSchema(schema: Json | undefined): Canonical {
  if (schema === false) return false
  if (!isObject(schema)) return {}
  const parts = conjuncts(schema)
  if (parts.includes(false)) return false
  const told = (parts as JsonObject[]).filter(
    (part) => Object.keys(part).length > 0,
  )
  const [only] = told
  if (told.length > 1) return { ...notes(schema), allOf: told }
  return { ...only, ...notes(schema) }
}

/**
 * What a reader of the types should see, as openapi-typescript takes it: its
 * `title` is the plain text of the comment, without a tag before it. A title of
 * fal mostly repeats the name, so it stands in only where nothing else does.
 */
function notes(schema: JsonObject): JsonObject {
  const { title, description, deprecated, default: fallback } = schema
  const text = [description, title].find(
    (one) => typeof one === 'string' && one.trim() !== '',
  )
  return {
    ...(text === undefined ? {} : { title: text }),
    ...(deprecated === true ? { deprecated } : {}),
    ...(fallback === undefined ? {} : { default: fallback }),
  }
}

/** Schemas that a value must all satisfy. */
function conjuncts(schema: JsonObject): Canonical[] {
  const parts: Canonical[] = []
  if (typeof schema.$ref === 'string') parts.push({ $ref: schema.$ref })
  const values = literalsOf(schema)
  if (values) parts.push(union(values.map(literal)))
  for (const key of ['anyOf', 'oneOf'] as const) {
    const options = schema[key]
    if (isList(options)) parts.push(union(options.map(canonicalSchema)))
  }
  if (isList(schema.allOf)) parts.push(...schema.allOf.map(canonicalSchema))
  if (!values) parts.push(...ofTypes(schema, parts.length > 0))
  return parts
}

function union(options: Canonical[]): Canonical {
  const left = options.filter((option) => option !== false)
  if (left.length === 0) return false
  const [only] = left.map(bare)
  // A constant by itself would be marked as one above the field.
  if (left.length === 1 && only && only.const === undefined) return only
  return { anyOf: left.map(bare) }
}

/** The schema without its notes, which nobody sees inside a union. */
function bare(schema: JsonObject): JsonObject {
  const { title, deprecated, default: _, ...rest } = schema
  return rest
}

/** The values that `const` and `enum` leave, or undefined without either. */
export function literalsOf(schema: JsonObject): Json[] | undefined {
  const { const: single } = schema
  const listed = isList(schema.enum) ? schema.enum : undefined
  if (single === undefined && !listed) return undefined
  const types = typesOf(schema)
  const known = new Map(
    (listed ?? [single as Json]).map((value) => [textOf(value), value]),
  )
  if (single !== undefined)
    for (const text of known.keys())
      if (text !== textOf(single)) known.delete(text)
  return [...known.values()].filter(
    (value) =>
      types.length === 0 || types.some((type) => isOfType(value, type)),
  )
}

function textOf(value: Json): string {
  return JSON.stringify(sortKeys(value))
}

/** One value, without the tag that openapi-typescript puts above an enum. */
function literal(value: Json): JsonObject {
  return value === null ? { type: 'null' } : { const: value }
}

/** Whether a JSON value is of a JSON Schema type. */
export function isOfType(value: Json, type: string): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return isList(value)
  if (type === 'object') return isObject(value)
  if (type === 'integer') return Number.isInteger(value)
  return typeof value === type
}

/** The JSON Schema types that a schema names; a list without unknown words. */
export function typesOf(schema: JsonObject): string[] {
  const named = isList(schema.type) ? schema.type : [schema.type]
  return named.filter(
    (type): type is string => typeof type === 'string' && known.includes(type),
  )
}

const known = [
  'string',
  'number',
  'integer',
  'boolean',
  'array',
  'object',
  'null',
]

function ofTypes(schema: JsonObject, besides: boolean): Canonical[] {
  const types = typesOf(schema)
  if (types.length === 0) return []
  const plain = !['properties', 'required', 'additionalProperties'].some(
    (key) => key in schema,
  )
  // `type: object` beside a union of objects says nothing new.
  if (besides && plain && types.join() === 'object') return []
  return [union(types.map((type) => ofType(schema, type)))]
}

function ofType(schema: JsonObject, type: string): Canonical {
  if (type === 'object') return objectSchema(schema)
  if (type === 'array') return arraySchema(schema)
  return { type }
}

function arraySchema(schema: JsonObject): JsonObject {
  const { prefixItems, items, minItems, maxItems } = schema
  return {
    type: 'array',
    ...(items === undefined ? {} : { items: canonicalSchema(items) }),
    ...(isList(prefixItems)
      ? { prefixItems: prefixItems.map(canonicalSchema) }
      : {}),
    ...(minItems === undefined ? {} : { minItems }),
    ...(maxItems === undefined ? {} : { maxItems }),
  }
}

function objectSchema(schema: JsonObject): JsonObject {
  const required = isList(schema.required) ? schema.required.map(String) : []
  const rest = restOfObject(schema)
  const declared = isObject(schema.properties) ? schema.properties : {}
  const names = new Set([...propertyOrder(schema), ...required])
  const properties: JsonObject = Object.fromEntries(
    [...names].map((name) => [
      name,
      Object.hasOwn(declared, name)
        ? canonicalSchema(declared[name])
        : isObject(rest)
          ? rest
          : {},
    ]),
  )
  return {
    type: 'object',
    ...(names.size > 0 ? { properties } : {}),
    ...(required.length > 0 ? { required } : {}),
    ...additional(properties, rest),
  }
}

/** What keys that are not declared hold; undefined when there are none. */
function restOfObject(schema: JsonObject): Canonical | true | undefined {
  const { additionalProperties: extra, patternProperties: patterns } = schema
  const declared =
    isObject(schema.properties) && Object.keys(schema.properties).length > 0
  const kinds = isObject(patterns)
    ? Object.values(patterns).map(canonicalSchema)
    : []
  if (isObject(extra) && Object.keys(extra).length > 0)
    kinds.push(canonicalSchema(extra))
  else if (extra !== undefined && extra !== false) return true
  else if (extra === undefined && !declared && kinds.length === 0) return true
  return kinds.length > 0 ? union(kinds) : undefined
}

function additional(
  properties: JsonObject,
  rest: Canonical | true | undefined,
): JsonObject {
  if (rest === undefined || rest === false) return {}
  if (rest === true || Object.keys(rest).length === 0)
    return { additionalProperties: true }
  // An index signature holds for declared keys too, so it must admit them.
  const all = union([rest, ...(Object.values(properties) as Canonical[])])
  return { additionalProperties: all === false ? {} : all }
}

/**
 * The names of an object's properties in fal's order for people, then the
 * others by code unit. The order of keys in the document means nothing.
 */
export function propertyOrder(schema: JsonObject): string[] {
  const { properties } = schema
  if (!isObject(properties)) return []
  const order = schema['x-fal-order-properties']
  const first = (isList(order) ? order : []).filter(
    (name): name is string =>
      typeof name === 'string' && Object.hasOwn(properties, name),
  )
  const rest = Object.keys(properties).sort()
  return [...new Set([...first, ...rest])]
}
