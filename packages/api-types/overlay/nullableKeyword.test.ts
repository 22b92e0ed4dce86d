import { expect, test } from 'vitest'
import { corrected } from '../test/corrected.ts'
import { inputOf, queueDocument } from '../test/queueDocument.ts'
import { nullableKeyword } from './nullableKeyword.ts'

function field(schema: object) {
  const input = inputOf({ field: { ...schema } })
  const { at } = corrected(queueDocument({ input }), nullableKeyword)
  return at('components', 'schemas', 'VerbInput', 'properties', 'field')
}

test('default: null is admitted', () => {
  expect(field({ type: 'string', title: 'A', nullable: true })).toEqual({
    title: 'A',
    anyOf: [{ type: 'string' }, { type: 'null' }],
  })
})

test('behavior: also beside an enum', () => {
  expect(field({ enum: ['a'], nullable: true })).toEqual({
    anyOf: [{ enum: ['a'] }, { type: 'null' }],
  })
})

test('behavior: null that is there already comes once', () => {
  const anyOf = [{ type: 'string' }, { type: 'null' }]
  expect(field({ anyOf, nullable: true })).toEqual({ anyOf })
})

test('behavior: false says nothing', () => {
  expect(field({ type: 'integer', nullable: false })).toEqual({
    type: 'integer',
  })
})
