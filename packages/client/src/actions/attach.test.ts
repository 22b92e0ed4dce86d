import { afterEach, expect, test } from 'vitest'
import { createStage, input, type Stage } from '../../test/createStage.ts'
import { ltx2ImageToVideo } from '../exports/endpoints.ts'

let stage: Stage
afterEach(() => stage.close())

test('default: another process goes on from the JSON of a job', async () => {
  stage = createStage({}, { queueMs: 2_000, runMs: 5_000 })
  const job = await stage.play(stage.client.submit(ltx2ImageToVideo, input))
  const text = JSON.stringify(job)
  const { fetch, clock } = stage
  const elsewhere = createStage({ fetch, clock })
  const outcome = await stage.play(elsewhere.client.attach(text).wait())
  expect(outcome.status).toBe('completed')
  expect(stage.count('submit')).toBe(1)
  await elsewhere.close()
})

test.each([
  ['nothing', null],
  ['a text', '"hello"'],
  ['zero', 0],
  ['another version', { version: 2 }],
  ['a part', { version: 1, intentId: 'a' }],
])('error: %s', async (_, value) => {
  stage = createStage()
  // @ts-expect-error: no receipt
  expect(() => stage.client.attach(value)).toThrow(
    expect.objectContaining({ name: 'ConfigurationError' }),
  )
})

test.each([
  { requestId: '../../other' },
  { requestId: '..' },
  { requestId: 'a/b' },
  { endpointId: 'fal-ai/../../x' },
  { endpointId: 'evil.example' },
  { endpointId: 'fal-ai/ltx-2?x=' },
  { requestId: null },
])('error: a receipt that leads elsewhere, %j', async (change) => {
  stage = createStage()
  const job = await stage.play(stage.client.submit(ltx2ImageToVideo, input))
  expect(() => stage.client.attach({ ...job.receipt, ...change })).toThrow(
    expect.objectContaining({ name: 'ConfigurationError' }),
  )
})
