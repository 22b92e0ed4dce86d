import { memoryStorage } from '@falvideo/client'
import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
import { expect } from 'vitest'
import { eventually } from '../../test/eventually.ts'
import { renderHook } from '../../test/renderHook.tsx'
import { input, queueMs, runMs, test } from '../../test/test.ts'
import { useGenerateVideo } from './useGenerateVideo.ts'
import { useJobs } from './useJobs.ts'

test('default', async ({ fal }) => {
  const storage = memoryStorage()
  const earlier = await fal
    .createClient({ storage })
    .submit(ltx2ImageToVideo, input)
  const { result } = await renderHook(
    () => ({ history: useJobs(), job: { ...useGenerateVideo() } }),
    { client: fal.createClient({ storage }) },
  )
  const ids = () => result.current.history.jobs.map((job) => job.intentId)
  await eventually(() => expect(ids()).toEqual([earlier.receipt.intentId]))

  result.current.job.generate(input)
  await eventually(() => expect(ids()).toHaveLength(2))
  expect(ids()[1]).toBe(earlier.receipt.intentId)
  await eventually(() => expect(result.current.job.phase).toBe('queued'))
  await fal.advance(queueMs + runMs)
  await eventually(() =>
    expect(result.current.history.jobs[0]?.ending?.status).toBe('completed'),
  )

  await result.current.history.remove(earlier.receipt)
  await eventually(() => expect(ids()).toHaveLength(1))
})
