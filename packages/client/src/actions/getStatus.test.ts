import { afterEach, expect, test } from 'vitest'
import { createStage, input, type Stage } from '../../test/createStage.ts'
import type { Job } from '../createJob.ts'
import { ltx2ImageToVideo } from '../exports/endpoints.ts'

let stage: Stage
afterEach(() => stage.close())

async function submit(): Promise<Job> {
  stage = createStage({}, { queueMs: 1_000, runMs: 1_000 })
  return stage.play(stage.client.submit(ltx2ImageToVideo, input))
}

test('default', async () => {
  const job = await submit()
  expect(await job.getStatus()).toMatchObject({ status: 'IN_QUEUE' })
  await stage.advance(2_000)
  expect(await job.getStatus()).toMatchObject({ status: 'COMPLETED' })
  expect(stage.emulator.requests.at(-1)?.url).toMatch(
    /\/fal-ai\/ltx-2\/requests\/[\w-]+\/status\?logs=1$/,
  )
})

test('parameters: logs', async () => {
  const job = await submit()
  expect(await job.getStatus({ logs: false })).toMatchObject({ logs: null })
})

test.each([
  ['empty body', undefined],
  ['not JSON', '<html>'],
  ['another JSON', { status: 'FAILED' }],
])('error: %s', async (_, body) => {
  const job = await submit()
  const fault = { route: 'status', kind: 'status', status: 200, body } as const
  stage.emulator.faults.add(fault)
  await expect(job.getStatus()).rejects.toMatchObject({
    name: 'MalformedAnswerError',
    requestId: job.requestId,
    retryable: true,
    mayStillBill: true,
  })
})

test.each([
  ['empty', undefined],
  ['not JSON', 'Bad gateway'],
])('error: 502 with a body that is %s', async (_, body) => {
  const job = await submit()
  const fault = { route: 'status', kind: 'status', status: 502, body } as const
  stage.emulator.faults.add(fault)
  await expect(job.getStatus()).rejects.toMatchObject({
    name: 'UpstreamError',
    message: 'HTTP status 502\nfal answered 502 (watch).',
    status: 502,
  })
})

test('error: 429 with Retry-After', async () => {
  const job = await submit()
  const headers = { 'retry-after': '0' }
  stage.emulator.faults.add({
    route: 'status',
    kind: 'status',
    status: 429,
    headers,
  })
  await expect(job.getStatus()).rejects.toMatchObject({
    name: 'CapacityError',
    retryAfterMs: 0,
  })
})

test('error: abort before, and during', async () => {
  const job = await submit()
  const signal = AbortSignal.abort('no')
  await expect(job.getStatus({ signal })).rejects.toBe('no')
  stage.emulator.faults.add({ route: 'status', kind: 'hang' })
  const controller = new AbortController()
  const asking = job.getStatus({ signal: controller.signal })
  asking.catch(() => {})
  await stage.advance(5)
  controller.abort('no')
  await expect(asking).rejects.toBe('no')
  expect(stage.timers()).toBe(0)
})

test('error: timeout with a signal of the caller present', async () => {
  const job = await submit()
  stage.emulator.faults.add({ route: 'status', kind: 'hang' })
  const { signal } = new AbortController()
  await expect(stage.play(job.getStatus({ signal }))).rejects.toMatchObject({
    name: 'RequestTimeoutError',
    retryable: true,
  })
  expect(signal.aborted).toBe(false)
})
