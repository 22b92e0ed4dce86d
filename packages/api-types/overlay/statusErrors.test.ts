import { expect, test } from 'vitest'
import { corrected } from '../test/corrected.ts'
import { queueDocument } from '../test/queueDocument.ts'
import { statusErrors } from './statusErrors.ts'

test('default: a status may tell why a request failed', () => {
  const { at } = corrected(queueDocument({ input: {} }), statusErrors)
  const status = at('components', 'schemas', 'QueueStatus')
  expect(status).toMatchObject({
    required: ['status', 'request_id'],
    properties: { error: { type: 'string' }, error_type: { type: 'string' } },
  })
})
