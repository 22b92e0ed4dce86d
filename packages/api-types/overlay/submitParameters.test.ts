import { expect, test } from 'vitest'
import { corrected } from '../test/corrected.ts'
import { queueDocument } from '../test/queueDocument.ts'
import { submitParameters } from './submitParameters.ts'

test('default: query and headers of a submit', () => {
  const { at } = corrected(queueDocument({ input: {} }), submitParameters)
  const listed = at('paths', '/owner/app/verb', 'post', 'parameters')
  expect((listed as { name: string }[]).map(({ name }) => name)).toEqual([
    'fal_webhook',
    'fal_max_queue_length',
    'X-Fal-Request-Start-Timeout',
    'X-Fal-Request-Timeout',
    'X-Fal-Queue-Priority',
    'X-Fal-Runner-Hint',
    'X-Fal-No-Retry',
    'X-Fal-Store-IO',
    'X-Fal-Object-Lifecycle-Preference',
    'x-app-fal-disable-fallback',
  ])
})
