import { expect, test } from 'vitest'
import { corrected } from '../test/corrected.ts'
import { queueDocument } from '../test/queueDocument.ts'
import { statusCodes } from './statusCodes.ts'

test('default: 202 while it is not over', () => {
  const { at } = corrected(queueDocument({ input: {} }), statusCodes)
  const path = '/owner/app/verb/requests/{request_id}/status'
  const [ok, accepted] = ['200', '202'].map((code) =>
    at('paths', path, 'get', 'responses', code, 'content'),
  )
  expect(accepted).toBeDefined()
  expect(accepted).toEqual(ok)
})
