import type { Shape } from '../../src/fields/field.ts'
import { validateShape } from '../../src/fields/validateShape.ts'
import { isOfType, literalsOf, typesOf } from './canonicalSchema.ts'
import { isList, isObject, type Json, type JsonObject } from './json.ts'
import { resolvePointer, schemaKey } from './pointer.ts'
import { shapeOfType } from './shapeOfType.ts'

/** What {@link toShape} gathers on its way. */
export interface ShapeContext {
  document: JsonObject
  /** Shapes that are named, by component key. */
  shapes: Map<string, Shape>
}

/** Null and nothing else. */
const onlyNull: Shape = { type: 'never', nullable: true }

/** The shape of a schema, as data for forms and for the validator. */
export function toShape(
  schema: Json | undefined,
  context: ShapeContext,
): Shape {
  if (schema === false) return { type: 'never' }
  if (!isObject(schema)) return { type: 'unknown' }
  const values = literalsOf(schema)
  const parts = [
    ...(typeof schema.$ref === 'string'
      ? [referred(schema.$ref, context)]
      : []),
    ...(values ? [] : typed(schema, context)),
    ...unions(schema, context),
    ...(isList(schema.allOf) ? schema.allOf : []).map((one) =>
      toShape(one, context),
    ),
  ]
  if (!values) return together(parts)
  const fit = values.filter((value) =>
    parts.every((part) => fits(value, part, context)),
  )
  return literalShape(fit, typesOf(schema))
}

function fits(value: Json, shape: Shape, context: ShapeContext): boolean {
  return (
    validateShape(value, shape, Object.fromEntries(context.shapes)).length === 0
  )
}

/** Stands for a shape that is being made. */
const pending: Shape = { type: 'unknown' }
/** The same, once something within it has named it. */
const named: Shape = { type: 'unknown' }

/** Small shapes are copied in; objects, lists and unions are named once. */
function referred(reference: string, context: ShapeContext): Shape {
  const { shapes } = context
  const key = schemaKey(reference) ?? reference
  const known = shapes.get(key)
  if (known === pending) shapes.set(key, named)
  if (known === undefined) {
    // Put down first, so that a shape may hold itself.
    shapes.set(key, pending)
    const target = resolvePointer(context.document, reference)
    const shape = toShape(target, context)
    if (isLeaf(shape) && shapes.get(key) === pending) {
      shapes.delete(key)
      return shape
    }
    shapes.set(key, shape)
  }
  const { type, nullable } = shapes.get(key) ?? pending
  return { type, ...(nullable ? { nullable } : {}), ref: key }
}

function isLeaf(shape: Shape): boolean {
  const deep = ['properties', 'items', 'prefixItems', 'anyOf', 'oneOf', 'allOf']
  return !deep.some((key) => key in shape)
}

/** The shape that the keyword `type` asks for. */
function typed(schema: JsonObject, context: ShapeContext): Shape[] {
  const types = typesOf(schema)
  if (types.length === 0) return []
  const rest = types.filter((type) => type !== 'null')
  const shapes = rest.map((type) =>
    shapeOfType(schema, type, (one) => toShape(one, context)),
  )
  const [only] = shapes
  const shape: Shape =
    shapes.length === 1 && only ? only : { type: 'union', anyOf: shapes }
  if (!types.includes('null')) return [shape]
  return [rest.length === 0 ? onlyNull : { ...shape, nullable: true }]
}

function literalShape(values: readonly Json[], named: string[]): Shape {
  const told = values.filter((value) => value !== null)
  const types = named.filter((type) => type !== 'null')
  const [only] = types
  const type =
    types.length === 1 && only !== undefined
      ? only
      : scalarTypes.find((one) => told.every((value) => isOfType(value, one)))
  return {
    type: (told.length === 0 ? 'never' : (type ?? 'union')) as Shape['type'],
    ...(told.length < values.length ? { nullable: true as const } : {}),
    ...(told.length > 0 ? { enum: told as Shape['enum'] } : {}),
  }
}

const scalarTypes = [
  'string',
  'integer',
  'number',
  'boolean',
  'array',
  'object',
]

function unions(schema: JsonObject, context: ShapeContext): Shape[] {
  return (['anyOf', 'oneOf'] as const).flatMap((key) => {
    const options = schema[key]
    if (!isList(options)) return []
    return [
      unionOf(
        key,
        options.map((one) => toShape(one, context)),
        context,
      ),
    ]
  })
}

/** A union, with null taken out of it where that changes nothing. */
function unionOf(
  key: 'anyOf' | 'oneOf',
  options: Shape[],
  context: ShapeContext,
): Shape {
  const rest = options.filter((option) => !isNull(option))
  const [only] = rest
  const twice =
    key === 'oneOf' && rest.some((option) => fits(null, option, context))
  if (rest.length === options.length || twice)
    return options.length === 1 && options[0]
      ? options[0]
      : { type: 'union', [key]: options }
  if (!only) return onlyNull
  if (rest.length === 1) return { ...only, nullable: true }
  return { type: 'union', nullable: true, [key]: rest }
}

function isNull(shape: Shape): boolean {
  return shape.type === 'never' && shape.nullable === true
}

/** What satisfies several shapes at once. */
function together(parts: Shape[]): Shape {
  const told = parts.filter(
    (part) => part.type !== 'unknown' || part.ref !== undefined,
  )
  const [first] = told
  if (!first) return { type: 'unknown' }
  if (told.length === 1) return first
  // The outer type must not refuse a null that all parts admit.
  const nullable = told.some((part) => part.nullable)
  return { type: nullable ? 'union' : first.type, allOf: told }
}
