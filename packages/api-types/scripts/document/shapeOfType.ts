import type { Field, JsonValue, Shape } from '../../src/fields/field.ts'
import { propertyOrder } from './canonicalSchema.ts'
import { isList, isObject, type Json, type JsonObject } from './json.ts'

/** Makes the shape of an inner schema. */
export type ShapeOf = (schema: Json | undefined) => Shape

/** A shape while it is put together. */
type Draft = { -readonly [Key in keyof Shape]?: Shape[Key] }

const numbers = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
]

/** The shape of a schema read as one of its types. */
export function shapeOfType(
  schema: JsonObject,
  type: string,
  shapeOf: ShapeOf,
): Shape {
  const known = type as Shape['type']
  if (type === 'string') return { type: known, ...textShape(schema) }
  if (type === 'array') return { type: known, ...arrayShape(schema, shapeOf) }
  if (type === 'object') return { type: known, ...objectShape(schema, shapeOf) }
  if (type === 'boolean') return { type: known }
  return { type: known, ...pick(schema, numbers) }
}

/** The fields of an object schema, in fal's order. */
export function fieldsOf(schema: JsonObject, shapeOf: ShapeOf): Field[] {
  const required = isList(schema.required) ? schema.required.map(String) : []
  const properties = isObject(schema.properties) ? schema.properties : {}
  const undeclared = required.filter((name) => !Object.hasOwn(properties, name))
  return [...propertyOrder(schema), ...new Set(undeclared)].map((name) => {
    const value = Object.hasOwn(properties, name) ? properties[name] : {}
    return fieldOf(name, value, required.includes(name), shapeOf)
  })
}

function fieldOf(
  name: string,
  schema: Json | undefined,
  required: boolean,
  shapeOf: ShapeOf,
): Field {
  const told = isObject(schema) ? schema : {}
  const { title, description, default: fallback, deprecated } = told
  return {
    name,
    title: typeof title === 'string' ? title : titleOf(name),
    description: typeof description === 'string' ? description : '',
    required,
    ...shapeOf(schema),
    ...(fallback === undefined ? {} : { default: fallback as JsonValue }),
    ...(deprecated === true ? { deprecated } : {}),
  }
}

/** `image_url` as `Image Url`, the way pydantic makes titles. */
function titleOf(name: string): string {
  const words = name.split('_').filter(Boolean)
  return words
    .map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`)
    .join(' ')
}

function textShape(schema: JsonObject): Draft {
  const { pattern, format } = schema
  return {
    ...pick(schema, ['minLength', 'maxLength']),
    ...(typeof pattern === 'string' ? { pattern } : {}),
    ...(typeof format === 'string' ? { format } : {}),
  }
}

function arrayShape(schema: JsonObject, shapeOf: ShapeOf): Draft {
  const { items, prefixItems, uniqueItems } = schema
  return {
    ...(items === undefined ? {} : { items: shapeOf(items) }),
    ...(isList(prefixItems) ? { prefixItems: prefixItems.map(shapeOf) } : {}),
    ...pick(schema, ['minItems', 'maxItems']),
    ...(uniqueItems === true ? { uniqueItems } : {}),
  }
}

function objectShape(schema: JsonObject, shapeOf: ShapeOf): Draft {
  const { additionalProperties: extra, patternProperties } = schema
  const properties = fieldsOf(schema, shapeOf)
  const open =
    extra === true ||
    isObject(patternProperties) ||
    (extra === undefined && properties.length === 0)
  const rest = isObject(extra) ? shapeOf(extra) : undefined
  return {
    ...(properties.length > 0 ? { properties } : {}),
    ...(open ? { additionalProperties: { type: 'unknown' } as const } : {}),
    ...(rest && !open ? { additionalProperties: rest } : {}),
    ...pick(schema, ['minProperties', 'maxProperties']),
  }
}

function pick(schema: JsonObject, keys: readonly string[]): Draft {
  return Object.fromEntries(
    keys
      .filter((key) => typeof schema[key] === 'number')
      .map((key) => [key, schema[key]]),
  )
}
