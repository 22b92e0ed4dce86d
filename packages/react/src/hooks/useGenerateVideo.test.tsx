import { expect, vi } from 'vitest'
import { renderHook } from '../../test/renderHook.tsx'
import { input, queueMs, runMs, test } from '../../test/test.ts'
import { useGenerateVideo } from './useGenerateVideo.ts'

test('default', async ({ fal }) => {
  const phases = new Set<string>()
  const { result } = await renderHook(
    () => {
      const job = useGenerateVideo()
      phases.add(job.phase)
      return { ...job }
    },
    { client: fal.createClient() },
  )
  result.current.generate(input)
  await vi.waitFor(() => expect(result.current.phase).toBe('queued'))
  await fal.advance(queueMs)
  await vi.waitFor(() => expect(result.current.phase).toBe('running'))
  await fal.advance(runMs)
  await vi.waitFor(() => expect(result.current.phase).toBe('completed'))

  expect([...phases].filter((phase) => phase !== 'fetching')).toEqual([
    'idle',
    'submitting',
    'queued',
    'running',
    'completed',
  ])
  const { video, data, cost, requestId, error, logs } = result.current
  expect(video).toBe(data?.video)
  expect(video?.url).toMatch(/\.mp4$/)
  expect(cost?.billed).toEqual({ units: '6', usd: '0.36' })
  expect(error).toBeNull()
  expect(logs.length).toBeGreaterThan(0)
  const facts = await fal.read()
  expect(facts).toMatchObject({ submits: 1, spentUsd: '0.36' })
  expect(facts.jobs[0]?.requestId).toBe(requestId)
})
