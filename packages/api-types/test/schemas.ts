import fc from 'fast-check'
import type { Json, JsonObject } from '../scripts/document/json.ts'
import { queueDocument } from './queueDocument.ts'

const helpers = ['Lora', 'LORA', 'Image.Size', 'Point_2']
const names = ['prompt', 'Prompt', 'image_url', 'x-y', '6', 'default', 'seed']

const number = fc.constantFrom(0, 1, 2, 6, 8.5, -1)

/** Drops members that came out undefined. */
function compact(record: Record<string, unknown>): JsonObject {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined),
  ) as JsonObject
}

const optional = <Value>(arbitrary: fc.Arbitrary<Value>) =>
  fc.option(arbitrary, { nil: undefined, freq: 2 })

const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc
    .record({
      type: fc.constant('string'),
      minLength: optional(fc.constantFrom(0, 1, 2)),
      maxLength: optional(fc.constantFrom(2, 5)),
      title: optional(fc.constant('Title')),
      default: optional(fc.constantFrom('', 'x', 6)),
      nullable: optional(fc.boolean()),
    })
    .map(compact),
  fc
    .record({
      type: fc.constantFrom('integer', 'number'),
      minimum: optional(number),
      exclusiveMaximum: optional(fc.constantFrom(10, 20)),
      default: optional(number),
    })
    .map(compact),
  fc.constantFrom<Json>(
    { type: 'boolean' },
    { type: 'null' },
    {},
    { type: ['integer', 'null'] },
    { type: ['string', 'number'] },
  ),
  fc
    .record({
      enum: fc.uniqueArray(
        fc.constantFrom<Json>(6, 8, 'auto', '6', null, true, 1.5),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      type: optional(fc.constantFrom('string', 'integer')),
      default: optional(fc.constantFrom<Json>(6, 'auto', 'other')),
    })
    .map(compact),
  fc.constantFrom<Json>(
    { const: 'a' },
    { const: 4 },
    { const: null, type: 'null' },
  ),
)

const { schema } = fc.letrec<{ schema: Json; object: Json }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'schema' },
    scalar,
    fc
      .record({
        $ref: fc
          .constantFrom(...helpers)
          .map((key) => `#/components/schemas/${key}`),
        description: optional(fc.constant('Beside a reference.')),
      })
      .map(compact),
    tie('object'),
    fc
      .record({
        type: fc.constant('array'),
        items: optional(tie('schema')),
        minItems: optional(fc.constantFrom(0, 1)),
        maxItems: optional(fc.constantFrom(1, 3)),
      })
      .map(compact),
    fc
      .record({
        type: fc.constant('array'),
        prefixItems: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }),
        minItems: optional(fc.constantFrom(1, 2)),
        maxItems: optional(fc.constantFrom(2, 3)),
      })
      .map(compact),
    fc
      .array(tie('schema'), { minLength: 1, maxLength: 3 })
      .map((anyOf): Json => ({ anyOf: [...anyOf, { type: 'null' }] })),
    fc
      .array(tie('schema'), { minLength: 1, maxLength: 3 })
      .map((anyOf): Json => ({ anyOf })),
  ),
  object: fc
    .record({
      properties: fc.dictionary(
        fc.constantFrom(...names),
        tie('schema') as fc.Arbitrary<Json>,
        {
          maxKeys: 4,
        },
      ),
      required: fc.subarray(names, { maxLength: 2 }),
      additionalProperties: optional(
        fc.oneof(fc.boolean(), tie('schema') as fc.Arbitrary<Json>),
      ),
    })
    .map((record) => ({ type: 'object', ...compact(record) }) as Json),
}))

/** Documents that nobody wrote: any schema fal's own could be made of. */
export const documents: fc.Arbitrary<JsonObject> = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...names), schema, {
      minKeys: 1,
      maxKeys: 6,
    }),
    fc.subarray(names, { maxLength: 3 }),
    fc.tuple(...helpers.map(() => schema)),
  )
  .map(([properties, required, shapes]) =>
    queueDocument({
      input: { type: 'object', properties, required: [...required] },
      schemas: Object.fromEntries(
        helpers.map((key, index) => [key, shapes[index] ?? {}]),
      ),
    }),
  )
