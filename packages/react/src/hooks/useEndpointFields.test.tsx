import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
import { expect, test } from 'vitest'
import { renderHook } from 'vitest-browser-react'
import { useEndpointFields } from './useEndpointFields.ts'

test('default', async () => {
  const { result } = await renderHook(() => useEndpointFields(ltx2ImageToVideo))
  expect(result.current.map(({ name }) => name)).toEqual([
    'image_url',
    'prompt',
    'duration',
    'resolution',
    'fps',
    'generate_audio',
  ])
  expect(result.current[2]).toMatchObject({ enum: [6, 8, 10], default: 6 })
})
