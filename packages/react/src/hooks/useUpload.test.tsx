import { expect } from 'vitest'
import { createPicture } from '../../test/createPicture.ts'
import { eventually } from '../../test/eventually.ts'
import { renderHook } from '../../test/renderHook.tsx'
import { test } from '../../test/test.ts'
import { useUpload } from './useUpload.ts'

test('default', async ({ fal }) => {
  const { result } = await renderHook(() => useUpload(), {
    client: fal.createClient(),
  })
  expect(result.current.progress).toBeNull()
  const { file } = createPicture()
  const uploaded = await result.current.uploadAsync(file)
  expect(uploaded.url).toMatch(/^http/)
  await eventually(() => expect(result.current.isSuccess).toBe(true))
  expect(result.current.data?.url).toBe(uploaded.url)
  expect(result.current.progress).toEqual({
    sentBytes: file.size,
    totalBytes: file.size,
  })
})

test('behavior: abort', async ({ fal }) => {
  await fal.addFault({ route: 'upload', kind: 'hang' })
  const { result } = await renderHook(() => useUpload(), {
    client: fal.createClient(),
  })
  result.current.upload(createPicture().file)
  await eventually(() => expect(result.current.isPending).toBe(true))
  result.current.abort()
  await eventually(() => expect(result.current.isError).toBe(true))
  expect(result.current.error?.name).toBe('AbortError')
})
