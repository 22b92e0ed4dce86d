import { expect, test } from 'vitest'
import { corrected } from '../test/corrected.ts'
import { queueDocument } from '../test/queueDocument.ts'
import { impliedType } from './impliedType.ts'

function input(schema: object) {
  const document = queueDocument({ input: { ...schema } })
  return corrected(document, impliedType).at(
    'components',
    'schemas',
    'VerbInput',
    'type',
  )
}

test('default: properties make an object, items a list', () => {
  expect(input({ properties: {} })).toBe('object')
  expect(input({ required: ['a'] })).toBe('object')
  expect(input({ items: {} })).toBe('array')
})

test('behavior: a type that is told stays, and so does none', () => {
  expect(input({ type: 'string', properties: {} })).toBe('string')
  expect(input({})).toBeUndefined()
})
