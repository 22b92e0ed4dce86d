import { expect, test } from 'vitest'
import { corrected } from '../test/corrected.ts'
import { queueDocument } from '../test/queueDocument.ts'
import { streamPath } from './streamPath.ts'

test('default: the status can be followed', () => {
  const { at } = corrected(queueDocument({ input: {} }), streamPath)
  const path = '/owner/app/verb/requests/{request_id}/status/stream'
  expect(at('paths', path, 'get')).toMatchObject({
    parameters: [{ name: 'request_id' }, { name: 'logs', in: 'query' }],
    responses: {
      200: {
        content: {
          'text/event-stream': {
            schema: { $ref: '#/components/schemas/QueueStatus' },
          },
        },
      },
    },
  })
})
