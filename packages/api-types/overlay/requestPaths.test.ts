import { expect, test } from 'vitest'
import { corrected } from '../test/corrected.ts'
import { queueDocument } from '../test/queueDocument.ts'
import { requestPaths } from './requestPaths.ts'

const pathsOf = (id: string) =>
  Object.keys(
    corrected(queueDocument({ id, input: {} }), requestPaths).at('paths') ?? {},
  )

test('default: requests stand under owner and app', () => {
  expect(pathsOf('fal-ai/ltx-2/image-to-video')).toEqual([
    '/fal-ai/ltx-2/image-to-video',
    '/fal-ai/ltx-2/requests/{request_id}/status',
    '/fal-ai/ltx-2/requests/{request_id}/cancel',
    '/fal-ai/ltx-2/requests/{request_id}',
  ])
})

test('behavior: a namespace counts as part of the app', () => {
  expect(pathsOf('workflows/owner/app/path')).toContain(
    '/workflows/owner/app/requests/{request_id}',
  )
})

test('behavior: an id of owner and app stays as it is', () => {
  expect(pathsOf('owner/app')).toContain('/owner/app/requests/{request_id}')
})
