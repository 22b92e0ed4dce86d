import { expect, test } from 'vitest'
import { corrected } from '../test/corrected.ts'
import { inputOf, queueDocument } from '../test/queueDocument.ts'
import { tupleItems } from './tupleItems.ts'

function field(schema: object) {
  const input = inputOf({ field: { type: 'array', ...schema } })
  const { at } = corrected(queueDocument({ input }), tupleItems)
  return at('components', 'schemas', 'VerbInput', 'properties', 'field')
}

const members = [{ type: 'number' }, { type: 'string' }]

test('default: a list of schemas is a tuple', () => {
  expect(field({ items: members })).toEqual({
    type: 'array',
    prefixItems: members,
  })
})

test('behavior: so is an object that once was a list', () => {
  expect(field({ items: { ...members } })).toEqual({
    type: 'array',
    prefixItems: members,
  })
})

test('behavior: one schema for all stays', () => {
  expect(field({ items: { type: 'string' } })).toEqual({
    type: 'array',
    items: { type: 'string' },
  })
})
