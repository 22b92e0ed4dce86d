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
    allOf: [
      { $ref: '#/components/schemas/QueueStatusInQueue' },
      { required: ['response_url', 'status_url', 'cancel_url'] },
    ],
  })
})

test('behavior: only the submit answers so', () => {
  const { at } = corrected(document, statusUnion, submitAnswer)
  const answerOf = (path: string, method: string) =>
    at('paths', path, method, 'responses', '200')
  expect(answerOf('/owner/app/verb', 'post')).toEqual({
    $ref: '#/components/responses/QueueSubmitAnswer',
  })
  const status = '/owner/app/verb/requests/{request_id}/status'
  expect(answerOf(status, 'get')).toMatchObject({
    content: {
      'application/json': {
        schema: { $ref: '#/components/schemas/QueueStatus' },
      },
    },
  })
})
