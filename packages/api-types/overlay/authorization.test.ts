import { expect, test } from 'vitest'
import { corrected } from '../test/corrected.ts'
import { queueDocument } from '../test/queueDocument.ts'
import { authorization } from './authorization.ts'

test('default: the form of the key is told', () => {
  const { at } = corrected(queueDocument({ input: {} }), authorization)
  expect(at('components', 'securitySchemes', 'apiKeyAuth')).toEqual({
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: 'The value is `Key <key id>:<key secret>`.',
  })
})
