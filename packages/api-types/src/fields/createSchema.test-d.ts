import type { StandardSchemaV1 } from '@standard-schema/spec'
import { expectTypeOf, test } from 'vitest'
import type { EndpointInput } from '../endpoint.ts'
import { createSchema } from '../exports/fields.ts'
import { fields } from '../generated/fields/fal-ai/ltx-2/image-to-video.ts'

type Input = EndpointInput<'fal-ai/ltx-2/image-to-video'>

const schema = createSchema(fields)

test('is a Standard Schema', () => {
  expectTypeOf(schema).toExtend<StandardSchemaV1<Input, Input>>()
})

test('infers the input of the endpoint', () => {
  type Inferred = StandardSchemaV1.InferOutput<typeof schema>
  expectTypeOf<Inferred>().toEqualTypeOf<Input>()
})

test('field data is exact', () => {
  expectTypeOf<(typeof fields.input)[number]['name']>().toEqualTypeOf<
    keyof Input
  >()
})
