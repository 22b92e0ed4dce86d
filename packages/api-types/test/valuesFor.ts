import fc from 'fast-check'
import {
  isList,
  isObject,
  type Json,
  type JsonObject,
} from '../scripts/document/json.ts'
import { resolvePointer } from '../scripts/document/pointer.ts'

/** Values that are nearly always the wrong ones somewhere. */
const noise: readonly Json[] = [
  null,
  '',
  'x',
  '6',
  0,
  6,
  -1,
  1.5,
  true,
  [],
  {},
  [1],
]

/**
 * Values that mostly satisfy a schema and now and then miss it narrowly: a
 * bound passed by one, a number as text, a required field left out.
 */
export function valuesFor(
  schema: Json | undefined,
  document: JsonObject,
  depth = 0,
): fc.Arbitrary<Json> {
  const noisy = fc.constantFrom(...noise)
  if (!isObject(schema) || depth > 6) return noisy
  return fc.oneof(
    { weight: 30, arbitrary: fitting(schema, document, depth) },
    { weight: 1, arbitrary: noisy },
  )
}

function fitting(
  schema: JsonObject,
  document: JsonObject,
  depth: number,
): fc.Arbitrary<Json> {
  const inner = (one: Json | undefined) => valuesFor(one, document, depth + 1)
  const options: fc.Arbitrary<Json>[] = []
  if (typeof schema.$ref === 'string')
    options.push(inner(resolvePointer(document, schema.$ref)))
  const listed = isList(schema.enum) ? schema.enum : []
  const values = schema.const === undefined ? listed : [schema.const]
  if (values.length > 0)
    options.push(fc.constantFrom(...values, ...values.map(respelt)))
  for (const list of [schema.anyOf, schema.oneOf])
    if (isList(list)) options.push(...list.map(inner))
  if (isList(schema.allOf) && schema.allOf.length > 0)
    options.push(fc.tuple(...schema.allOf.map(inner)).map(merge))
  const types = isList(schema.type) ? schema.type : [schema.type]
  if (options.length === 0)
    for (const type of types) options.push(ofType(schema, type, inner))
  return options.length === 0 ? inner(undefined) : fc.oneof(...options)
}

/** A number as text, a text as number. */
function respelt(value: Json): Json {
  if (typeof value === 'number') return String(value)
  const number = Number(value)
  return typeof value === 'string' && Number.isFinite(number) ? number : value
}

/** What fits several schemas: the keys of all, or the first if not objects. */
function merge(values: readonly Json[]): Json {
  const objects = values.filter(isObject)
  return objects.length === values.length
    ? Object.assign({}, ...objects)
    : (values[0] ?? null)
}

function ofType(
  schema: JsonObject,
  type: Json | undefined,
  inner: (one: Json | undefined) => fc.Arbitrary<Json>,
): fc.Arbitrary<Json> {
  if (type === 'null') return fc.constant(null)
  if (type === 'boolean') return fc.boolean()
  if (type === 'string') return texts(schema)
  if (type === 'number' || type === 'integer') return numbers(schema)
  if (type === 'array') return lists(schema, inner)
  if (type === 'object') return objects(schema, inner)
  return inner(undefined)
}

function numberAt(schema: JsonObject, key: string): number | undefined {
  const value = schema[key]
  return typeof value === 'number' ? value : undefined
}

function texts(schema: JsonObject): fc.Arbitrary<Json> {
  const least = numberAt(schema, 'minLength') ?? 0
  const most = numberAt(schema, 'maxLength') ?? least + 3
  const told = [
    schema.default,
    ...(isList(schema.examples) ? schema.examples : []),
  ]
  const known = told.filter((value) => typeof value === 'string')
  return fc.oneof(
    // One character of two code units, so that lengths are counted right.
    fc
      .constantFrom(least - 1, least, least + 1, most, most + 1)
      .map((length) => '😀'.repeat(Math.max(0, length))),
    fc.string({ minLength: least, maxLength: Math.max(least, most) }),
    ...(known.length > 0 ? [fc.constantFrom(...known)] : []),
    fc.constantFrom('#ff0000', 'a_b', 'https://example.com/a.png'),
  )
}

function numbers(schema: JsonObject): fc.Arbitrary<Json> {
  const least =
    numberAt(schema, 'minimum') ?? numberAt(schema, 'exclusiveMinimum') ?? -2
  const most =
    numberAt(schema, 'maximum') ??
    numberAt(schema, 'exclusiveMaximum') ??
    least + 4
  const step = numberAt(schema, 'multipleOf') ?? 1
  return fc.oneof(
    fc.constantFrom(least - 1, least, least + step, most, most + 1),
    fc.integer({
      min: Math.ceil(Math.min(least, most)),
      max: Math.max(Math.ceil(least), Math.floor(most)),
    }),
    fc.constantFrom(least + 0.5, least + 0.1, step * 3),
  )
}

function lists(
  schema: JsonObject,
  inner: (one: Json | undefined) => fc.Arbitrary<Json>,
): fc.Arbitrary<Json> {
  const prefix = isList(schema.prefixItems) ? schema.prefixItems : []
  const least = numberAt(schema, 'minItems') ?? prefix.length
  const most = Math.min(numberAt(schema, 'maxItems') ?? least + 2, least + 3)
  const lengths = fc.constantFrom(least - 1, least, least, most, most + 1)
  return lengths.chain((length) => {
    const items = Array.from({ length: Math.max(0, length) }, (_, index) =>
      inner(index < prefix.length ? prefix[index] : schema.items),
    )
    return fc.tuple(...items)
  })
}

function objects(
  schema: JsonObject,
  inner: (one: Json | undefined) => fc.Arbitrary<Json>,
): fc.Arbitrary<Json> {
  const properties = isObject(schema.properties) ? schema.properties : {}
  const required = isList(schema.required) ? schema.required : []
  const extra = schema.additionalProperties
  const free =
    extra === true || isObject(extra) || Object.keys(properties).length === 0
  const entries = Object.entries(properties).map(([name, value]) =>
    fc.option(
      inner(value).map((item) => [name, item] as const),
      { nil: undefined, freq: required.includes(name) ? 40 : 1 },
    ),
  )
  const others =
    free && extra !== false
      ? fc.dictionary(fc.constantFrom('k1', 'k2'), inner(extra), { maxKeys: 2 })
      : fc.constant({})
  return fc.tuple(fc.tuple(...entries), others).map(([told, more]) => ({
    ...Object.fromEntries(told.filter((entry) => entry !== undefined)),
    ...more,
  }))
}
