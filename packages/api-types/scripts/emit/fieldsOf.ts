import type { EndpointFields, Field, Shape } from '../../src/fields/field.ts'
import { validateShape } from '../../src/fields/validateShape.ts'
import type { Endpoint } from '../document/findEndpoint.ts'
import {
  isList,
  isObject,
  type JsonObject,
  objectAt,
} from '../document/json.ts'
import { resolvePointer } from '../document/pointer.ts'
import { fieldsOf as objectFields } from '../document/shapeOfType.ts'
import { toShape } from '../document/toShape.ts'

/** The input of a document as data. */
export function fieldsOf(
  document: JsonObject,
  endpoint: Endpoint,
): EndpointFields {
  const shapes = new Map<string, Shape>()
  const context = { document, shapes }
  const schemas = objectAt(objectAt(document, 'components'), 'schemas')
  const schema = schemas[endpoint.input]
  const shapeOf = (one: Parameters<typeof toShape>[0]) => toShape(one, context)
  const input = isObject(schema)
    ? layers(schema, document).flatMap((layer) =>
        objectFields(layer.schema, shapeOf).map((field) =>
          layer.always ? field : { ...field, required: false },
        ),
      )
    : []
  const plain = isObject(schema) && isPlain(schema)
  const rule = plain ? undefined : shapeOf(schema)
  const named = Object.fromEntries(
    [...shapes].sort(([one], [other]) => (one < other ? -1 : 1)),
  )
  const checked = <Value>(value: Value) => withDefaults(value, named)
  return {
    id: endpoint.id,
    category: endpoint.category,
    input: checked(mergeFields(input)),
    ...(rule ? { rule: checked(rule) } : {}),
    ...(shapes.size > 0 ? { shapes: checked(named) } : {}),
  }
}

/** Whether an input is an object with fields and nothing else to it. */
function isPlain(schema: JsonObject): boolean {
  const more = ['$ref', 'anyOf', 'oneOf', 'allOf', 'enum', 'const']
  const counted = ['minProperties', 'maxProperties', 'patternProperties']
  const { additionalProperties: extra, properties } = schema
  return (
    schema.type === 'object' &&
    isObject(properties) &&
    Object.keys(properties).length > 0 &&
    (extra === undefined || extra === false) &&
    ![...more, ...counted].some((key) => key in schema)
  )
}

/** A part of an input, and whether every input has it. */
interface Layer {
  schema: JsonObject
  always: boolean
}

/** An input that is put together, taken apart, so that a form has its fields. */
function layers(
  schema: JsonObject,
  document: JsonObject,
  always = true,
  depth = 0,
): Layer[] {
  if (depth > 8) return []
  const below = (parts: unknown, sure: boolean) =>
    (isList(parts) ? parts : [])
      .filter(isObject)
      .flatMap((part) => layers(part, document, sure, depth + 1))
  const { $ref, allOf, anyOf, oneOf } = schema
  const target =
    typeof $ref === 'string' ? [resolvePointer(document, $ref) ?? {}] : []
  return [
    { schema, always },
    ...below([...target, ...(isList(allOf) ? allOf : [])], always),
    ...below(anyOf, false),
    ...below(oneOf, false),
  ]
}

/** One field of each name: the first that says what it is. */
function mergeFields(fields: readonly Field[]): Field[] {
  const merged = new Map<string, Field>()
  for (const field of fields) {
    const present = merged.get(field.name)
    const told = present && present.type !== 'unknown' ? present : field
    const required = field.required || present?.required === true
    merged.set(field.name, { ...told, required })
  }
  return [...merged.values()]
}

/** Drops defaults that the field itself refuses, wherever they stand. */
function withDefaults<Value>(
  value: Value,
  shapes: Readonly<Record<string, Shape>>,
): Value {
  if (Array.isArray(value))
    return value.map((item) => withDefaults(item, shapes)) as Value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(
    ([key, item]) =>
      key !== 'default' ||
      !('required' in value) ||
      validateShape(item, value as unknown as Shape, shapes).length === 0,
  )
  return Object.fromEntries(
    entries.map(([key, item]) => [
      key,
      key === 'default' || key === 'enum' ? item : withDefaults(item, shapes),
    ]),
  ) as Value
}
