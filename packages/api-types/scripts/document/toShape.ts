import type { Field, JsonValue, Shape } from '../../src/fields/field.ts'
import { isOfType, propertyOrder, typesOf } from './canonicalSchema.ts'
import { isList, isObject, type Json, type JsonObject } from './json.ts'
import { resolvePointer, schemaKey } from './pointer.ts'

/** A shape while it is put together. */
type Draft = { -readonly [Key in keyof Shape]?: Shape[Key] }

/** What {@link toShape} gathers on its way. */
export interface ShapeContext {
  document: JsonObject
  /** Shapes that are named, by component key. */
  shapes: Map<string, Shape>
}

const textual = ['minLength', 'maxLength', 'pattern', 'format'] as const
const numeric = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
] as const

/** The shape of a schema, as data for forms and for the validator. */
export function toShape(
  schema: Json | undefined,
  context: ShapeContext,
): Shape {
  if (schema === false) return { type: 'never' }
  if (!isObject(schema)) return { type: 'unknown' }
  const shapes: Shape[] = []
  if (typeof schema.$ref === 'string')
    shapes.push(referred(schema.$ref, context))
  const own = ownShape(schema, context)
  if (own) shapes.push(own)
  for (const key of ['anyOf', 'oneOf'] as const)
    if (isList(schema[key]))
      shapes.push(
        unionOf(
          key,
          schema[key].map((one) => toShape(one, context)),
        ),
      )
  if (isList(schema.allOf))
    shapes.push(...schema.allOf.map((one) => toShape(one, context)))
  return together(shapes)
}

/** A field of an object. */
export function toField(
  name: string,
  schema: Json | undefined,
  required: boolean,
  context: ShapeContext,
): Field {
  const shape = toShape(schema, context)
  const told = isObject(schema) ? schema : {}
  return {
    name,
    title: typeof told.title === 'string' ? told.title : titleOf(name),
    description: typeof told.description === 'string' ? told.description : '',
    required,
    ...shape,
    ...(told.default === undefined
      ? {}
      : { default: told.default as JsonValue }),
    ...(told.deprecated === true ? { deprecated: true as const } : {}),
  }
}

/** `image_url` as `Image Url`, the way pydantic makes titles. */
function titleOf(name: string): string {
  return name
    .split('_')
    .filter(Boolean)
    .map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`)
    .join(' ')
}

/** Small shapes are copied in; objects and unions are named once. */
function referred(reference: string, context: ShapeContext): Shape {
  const key = schemaKey(reference) ?? reference
  const named = context.shapes.get(key)
  if (!named) {
    // Put down first, so that a shape may hold itself.
    context.shapes.set(key, { type: 'unknown' })
    const target = resolvePointer(context.document, reference)
    context.shapes.set(key, toShape(target, context))
  }
  const shape = context.shapes.get(key) ?? { type: 'unknown' }
  return { type: shape.type, ref: key }
}

function ownShape(
  schema: JsonObject,
  context: ShapeContext,
): Shape | undefined {
  const types = typesOf(schema)
  const values = literals(schema)
  const nullable = types.includes('null')
  const rest = types.filter((type) => type !== 'null')
  if (types.length === 0 && !values) return undefined
  if (values) return literalShape(values, rest)
  if (rest.length === 0) return { type: 'never', nullable: true }
  const shapes = rest.map((type) => ofType(schema, type, context))
  const [first] = shapes
  const shape =
    shapes.length === 1 && first
      ? first
      : ({ type: 'union', anyOf: shapes } as const)
  return nullable ? { ...shape, nullable: true } : shape
}

function literals(schema: JsonObject): Json[] | undefined {
  const listed = isList(schema.enum) ? schema.enum : undefined
  if (schema.const === undefined && !listed) return undefined
  const types = typesOf(schema)
  const all = listed ?? [schema.const as Json]
  return all.filter(
    (value) =>
      types.length === 0 || types.some((type) => isOfType(value, type)),
  )
}

function literalShape(values: Json[], named: readonly string[]): Shape {
  const told = values.filter((value) => value !== null) as JsonValue[]
  const nullable = told.length < values.length
  const [named0] = named
  const type =
    named.length === 1 && named0 ? named0 : (literalType(told) ?? 'union')
  return {
    type: (told.length === 0 ? 'never' : type) as Shape['type'],
    ...(nullable ? { nullable: true as const } : {}),
    ...(told.length > 0 ? { enum: told } : {}),
  }
}

function literalType(values: JsonValue[]): string | undefined {
  return ['string', 'integer', 'number', 'boolean', 'array', 'object'].find(
    (type) => values.every((value) => isOfType(value as Json, type)),
  )
}

function ofType(
  schema: JsonObject,
  type: string,
  context: ShapeContext,
): Shape {
  const shape: Draft = { type: type as Shape['type'] }
  if (type === 'string') Object.assign(shape, pick(schema, textual))
  if (type === 'integer' || type === 'number')
    Object.assign(shape, pick(schema, numeric))
  if (type === 'array') Object.assign(shape, arrayShape(schema, context))
  if (type === 'object') Object.assign(shape, objectShape(schema, context))
  return shape as Shape
}

function pick(schema: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(
    keys
      .filter((key) => ['number', 'string'].includes(typeof schema[key]))
      .map((key) => [key, schema[key]]),
  )
}

function arrayShape(schema: JsonObject, context: ShapeContext): Draft {
  const { items, prefixItems } = schema
  const shape: Draft = pick(schema, ['minItems', 'maxItems'])
  if (items !== undefined) shape.items = toShape(items, context)
  if (isList(prefixItems))
    shape.prefixItems = prefixItems.map((one) => toShape(one, context))
  if (schema.uniqueItems === true) shape.uniqueItems = true
  return shape
}

/** The fields of an object schema, in fal's order. */
export function fieldsOf(schema: JsonObject, context: ShapeContext): Field[] {
  const required = isList(schema.required) ? schema.required : []
  const properties = isObject(schema.properties) ? schema.properties : {}
  return [
    ...propertyOrder(schema).map((name) =>
      toField(name, properties[name], required.includes(name), context),
    ),
    ...required
      .filter((name) => !Object.hasOwn(properties, String(name)))
      .map((name) => toField(String(name), {}, true, context)),
  ]
}

function objectShape(schema: JsonObject, context: ShapeContext): Draft {
  const shape: Draft = pick(schema, ['minProperties', 'maxProperties'])
  const fields = fieldsOf(schema, context)
  const { additionalProperties: extra } = schema
  if (fields.length > 0) shape.properties = fields
  if (isObject(extra)) shape.additionalProperties = toShape(extra, context)
  else if (extra === true || (extra === undefined && fields.length === 0))
    shape.additionalProperties = { type: 'unknown' }
  return shape
}

function unionOf(key: 'anyOf' | 'oneOf', options: Shape[]): Shape {
  const nullable = options.some(isNull)
  const rest = options.filter((option) => !isNull(option))
  const [only] = rest
  const mark = nullable ? { nullable: true as const } : {}
  if (rest.length === 1 && only) return { ...only, ...mark }
  return { type: 'union', ...mark, [key]: rest }
}

/** Whether a shape admits null and nothing else. */
function isNull(shape: Shape): boolean {
  return shape.type === 'never' && shape.nullable === true
}

function together(shapes: Shape[]): Shape {
  const told = shapes.filter((shape) => shape.type !== 'unknown')
  const [only] = told
  if (told.length === 0 || !only) return { type: 'unknown' }
  if (told.length === 1) return only
  const type = told.find((shape) => shape.type !== 'union')?.type ?? 'union'
  return { type, allOf: told }
}
