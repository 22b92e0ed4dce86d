import { expect, test } from 'vitest'
import { corrected } from '../test/corrected.ts'
import { inputOf, queueDocument } from '../test/queueDocument.ts'
import { strayKeywords } from './strayKeywords.ts'

function field(schema: object) {
  const input = inputOf({ field: { ...schema } })
  const { at } = corrected(queueDocument({ input }), strayKeywords)
  return at('components', 'schemas', 'VerbInput', 'properties', 'field')
}

test('default: what JSON Schema does not know is dropped', () => {
  expect(
    field({
      type: 'file',
      required: true,
      minLength: null,
      maxLength: '5',
      pattern: '(?P<name>a)',
      multipleOf: 0,
    }),
  ).toEqual({})
})

test('behavior: what it knows stays', () => {
  const schema = { type: 'string', minLength: 0, pattern: '^a$' }
  expect(field(schema)).toEqual(schema)
})
