import { expect, test } from 'vitest'
import { corrected } from '../test/corrected.ts'
import { queueDocument } from '../test/queueDocument.ts'
import { statusCodes } from './statusCodes.ts'

test('default: 202 while it is not over', () => {
  const { at } = corrected(queueDocument({ input: {} }), statusCodes)
  const path = '/owner/app/verb/requests/{request_id}/status'
  const response = { $ref: '#/components/responses/QueueStatus' }
  expect(at('paths', path, 'get', 'responses')).toEqual({
    200: response,
    202: response,
  })
  expect(at('components', 'responses', 'QueueStatus')).toMatchObject({
    content: {
      'application/json': {
        schema: { $ref: '#/components/schemas/QueueStatus' },
      },
    },
  })
})
