import { expect, test } from 'vitest'
import { corrected } from '../test/corrected.ts'
import { queueDocument } from '../test/queueDocument.ts'
import { cancelAnswer } from './cancelAnswer.ts'

test('default: a word, with four statuses', () => {
  const { at } = corrected(queueDocument({ input: {} }), cancelAnswer)
  const path = '/owner/app/verb/requests/{request_id}/cancel'
  const responses = at('paths', path, 'put', 'responses') ?? {}
  expect(Object.keys(responses)).toEqual(['200', '202', '400', '404'])
  const word = ['QueueCancelAnswer', 'properties', 'status', 'enum']
  expect(at('components', 'schemas', ...word)).toEqual([
    'OK',
    'CANCELLATION_REQUESTED',
    'ALREADY_COMPLETED',
    'NOT_FOUND',
  ])
})
