import { expect, test } from 'vitest'
import { corrected } from '../test/corrected.ts'
import { inputOf, queueDocument } from '../test/queueDocument.ts'
import { exclusiveBounds } from './exclusiveBounds.ts'

function field(schema: object) {
  const input = inputOf({ field: { type: 'number', ...schema } })
  const { at } = corrected(queueDocument({ input }), exclusiveBounds)
  return at('components', 'schemas', 'VerbInput', 'properties', 'field')
}

test('default: the bound moves to the keyword that excludes it', () => {
  expect(field({ minimum: 0, exclusiveMinimum: true })).toEqual({
    type: 'number',
    exclusiveMinimum: 0,
  })
})

test('behavior: false leaves the bound as it is', () => {
  expect(field({ maximum: 4, exclusiveMaximum: false })).toEqual({
    type: 'number',
    maximum: 4,
  })
})

test('behavior: a number is right already', () => {
  expect(field({ exclusiveMinimum: 0 })).toEqual({
    type: 'number',
    exclusiveMinimum: 0,
  })
})
