import { expect, test } from 'vitest'
import { corrected } from '../test/corrected.ts'
import { queueDocument } from '../test/queueDocument.ts'
import { statusUnion } from './statusUnion.ts'
import { submitAnswer } from './submitAnswer.ts'

const document = queueDocument({ input: {} })

test('default: the three addresses are there', () => {
  const { at } = corrected(document, statusUnion, submitAnswer)
  const answer = at('components', 'schemas', 'QueueSubmitAnswer')
  expect(answer).toMatchObject({
    required: [
      'status',
      'request_id',
      'response_url',
      'status_url',
      'cancel_url',
    ],
    properties: { status: { enum: ['IN_QUEUE'] } },
  })
})

test('behavior: only the submit answers so', () => {
  const { at } = corrected(document, statusUnion, submitAnswer)
  const answerOf = (path: string, method: string) =>
    at('paths', path, method, 'responses', '200', 'content', 'application/json')
  expect(answerOf('/owner/app/verb', 'post')).toEqual({
    schema: { $ref: '#/components/schemas/QueueSubmitAnswer' },
  })
  const status = '/owner/app/verb/requests/{request_id}/status'
  expect(answerOf(status, 'get')).toEqual({
    schema: { $ref: '#/components/schemas/QueueStatus' },
  })
})
