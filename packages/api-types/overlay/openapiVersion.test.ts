import { expect, test } from 'vitest'
import { corrected } from '../test/corrected.ts'
import { queueDocument } from '../test/queueDocument.ts'
import { openapiVersion } from './openapiVersion.ts'

test('default: the heading says what the content is', () => {
  const served = queueDocument({ input: { anyOf: [{ type: 'null' }] } })
  expect(served.openapi).toBe('3.0.4')
  expect(corrected(served, openapiVersion).at('openapi')).toBe('3.1.0')
})
