import type { Fault } from '@falvideo/emulator'
import { afterEach, describe, expect, test } from 'vitest'
import { createStage, input, type Stage } from '../../test/createStage.ts'
import type { Job } from '../createJob.ts'
import { ltx2ImageToVideo } from '../exports/endpoints.ts'

let stage: Stage
afterEach(() => stage.close())

async function finish(fault?: Omit<Fault, 'route'>) {
  stage = createStage({}, { queueMs: 1_000, runMs: 1_000 })
  if (fault) stage.emulator.faults.add({ ...fault, route: 'result' })
  const job = await stage.play(stage.client.submit(ltx2ImageToVideo, input))
  await stage.advance(2_000)
  return job
}

const read = (job: Pick<Job, 'getResult'>): Promise<unknown> =>
  stage.play(job.getResult()).catch((error: unknown) => error)

test('default', async () => {
  const job = await finish()
  expect(await read(job)).toMatchObject({
    data: { video: { url: expect.stringMatching(/^https:/) } },
    requestId: job.requestId,
    cost: { billed: { units: '6', usd: '0.36' }, driftUsd: '0.00' },
  })
})

test('behavior: billed units are unknown, not zero, where fal does not say', async () => {
  const body = { video: { url: 'https://v3.fal.media/files/a.mp4' } }
  const job = await finish({ kind: 'status', status: 200, body })
  expect(await read(job)).toMatchObject({
    cost: { estimatedUsd: '0.36', billed: null, driftUsd: null },
  })
})

test.each([
  ['0', '0.00', '-0.36'],
  ['6.5', '0.39', '0.03'],
  ['0.00001230', '0.000001', '-0.359999'],
  ['12300000000.00000000', '738000000.00', '737999999.64'],
])('behavior: %s billed units are exact', async (units, usd, driftUsd) => {
  const job = await finish({
    kind: 'status',
    status: 200,
    headers: { 'x-fal-billable-units': units },
    body: { video: { url: 'https://v3.fal.media/files/a.mp4' } },
  })
  expect(await read(job)).toMatchObject({
    cost: { billed: { units, usd }, driftUsd },
  })
})

test('error: too early', async () => {
  stage = createStage({}, { queueMs: 1_000 })
  const job = await stage.play(stage.client.submit(ltx2ImageToVideo, input))
  await expect(job.getResult()).rejects.toMatchObject({
    name: 'NotReadyError',
    final: false,
    mayStillBill: true,
  })
  expect(stage.count('result')).toBe(1)
})

test('error: expired', async () => {
  const job = await finish()
  await stage.advance(3_700_000)
  expect(await read(job)).toMatchObject({
    name: 'ResultExpiredError',
    final: true,
  })
  expect(stage.count('result')).toBe(1)
})

describe('stored errors are read once', () => {
  test('error: 422 with fields', async () => {
    const job = await finish({
      kind: 'completed-then-error',
      status: 422,
      headers: { 'x-fal-billable-units': '0' },
      body: {
        detail: [
          {
            loc: ['body', 'image_url'],
            msg: 'Image is too large',
            type: 'image_too_large',
            ctx: { max_height: 4096 },
            input: 'a secret picture',
          },
        ],
      },
    })
    const error = await read(job)
    expect(error).toMatchObject({
      name: 'InvalidInputError',
      errorType: 'image_too_large',
      final: true,
      retryable: false,
      mayStillBill: false,
      billedUnits: '0',
      fieldErrors: {
        image_url: [
          { message: 'Image is too large', context: { max_height: 4096 } },
        ],
      },
    })
    expect(JSON.stringify(error) + String(error)).not.toContain('secret')
    expect(stage.count('result')).toBe(1)
  })

  test('error: content policy tells which input', async () => {
    const job = await finish({ kind: 'content-policy' })
    const error = await read(job)
    expect(error).toMatchObject({ name: 'ContentRejectedError', final: true })
    expect((error as { inputs: string[] }).inputs.length).toBeGreaterThan(0)
    expect(stage.count('result')).toBe(1)
  })

  test('error: 422 as plain text', async () => {
    const body = { detail: 'No face found' }
    const job = await finish({ kind: 'status', status: 422, body })
    expect(await read(job)).toMatchObject({
      name: 'InvalidInputError',
      fieldErrors: { '': [{ message: 'No face found' }] },
      mayStillBill: true,
    })
  })

  test.each([
    [500, 'internal_server_error'],
    [503, 'runner_disconnected'],
    [504, 'startup_timeout'],
  ])('error: %i %s', async (status, errorType) => {
    const body = { detail: 'It broke', error_type: errorType }
    const job = await finish({ kind: 'completed-then-error', status, body })
    expect(await read(job)).toMatchObject({
      name: 'UpstreamError',
      errorType,
      final: true,
      mayStillBill: false,
    })
    expect(stage.count('result')).toBe(1)
  })

  test('error: a model failure that was billed may bill', async () => {
    const item = { loc: ['body'], msg: 'x', type: 'downstream_service_error' }
    const job = await finish({
      kind: 'status',
      status: 400,
      headers: { 'x-fal-billable-units': '0.7' },
      body: { detail: [item] },
    })
    expect(await read(job)).toMatchObject({
      name: 'UpstreamError',
      billedUnits: '0.7',
      mayStillBill: true,
    })
  })

  test('error: the start timeout ran out', async () => {
    const job = await finish({
      kind: 'completed-then-error',
      status: 504,
      headers: { 'x-fal-request-timeout-type': 'user' },
      body: { detail: 'Request timed out', error_type: 'request_timeout' },
    })
    expect(await read(job)).toMatchObject({
      name: 'StartTimeoutError',
      mayStillBill: false,
    })
    expect(stage.count('result')).toBe(1)
  })

  test('error: an output without an address', async () => {
    const body = { video: { url: null }, seed: 0 }
    const job = await finish({ kind: 'status', status: 200, body })
    expect(await read(job)).toMatchObject({
      name: 'MalformedAnswerError',
      final: true,
    })
    expect(stage.count('result')).toBe(1)
  })
})

describe('troubles on the way are read over', () => {
  test.each<[string, Omit<Fault, 'route'>]>([
    ['502 of a gateway', { kind: 'status', status: 502, body: '<html>' }],
    ['empty 500', { kind: 'status', status: 500 }],
    ['empty 200', { kind: 'status', status: 200 }],
    ['half an answer', { kind: 'cut' }],
    ['a reset', { kind: 'reset-after-accept' }],
    ['silence', { kind: 'hang' }],
    ['429', { kind: 'status', status: 429, headers: { 'retry-after': '3' } }],
    [
      'our handler that cannot reach fal',
      {
        kind: 'status',
        status: 502,
        body: { detail: 'No answer.', error_type: 'upstream_error' },
      },
    ],
  ])('behavior: %s', async (_, fault) => {
    const job = await finish({ ...fault, times: 2 })
    expect(await read(job)).toMatchObject({ requestId: job.requestId })
    expect(stage.count('result')).toBe(3)
    expect(stage.timers()).toBe(0)
  })

  test('error: trouble without end', async () => {
    const job = await finish({ kind: 'status', status: 502, times: 99 })
    expect(await read(job)).toMatchObject({
      name: 'UpstreamError',
      final: false,
      mayStillBill: true,
    })
    expect(stage.count('result')).toBe(6)
  })

  test('error: a Retry-After of an hour is handed on', async () => {
    const job = await finish({
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '3600' },
    })
    expect(await read(job)).toMatchObject({
      name: 'CapacityError',
      retryAfterMs: 3_600_000,
    })
  })
})

describe('abort', () => {
  test('behavior: before, during, between', async () => {
    const job = await finish({ kind: 'hang' })
    const signal = AbortSignal.abort('no')
    await expect(job.getResult({ signal })).rejects.toBe('no')
    expect(stage.count('result')).toBe(0)

    const controller = new AbortController()
    const reading = job.getResult({ signal: controller.signal })
    reading.catch(() => {})
    await stage.advance(5)
    controller.abort('no')
    await expect(reading).rejects.toBe('no')

    stage.emulator.faults.add({ route: 'result', kind: 'status', status: 503 })
    const later = new AbortController()
    const again = job.getResult({ signal: later.signal })
    again.catch(() => {})
    await stage.advance(5)
    later.abort('no')
    await expect(again).rejects.toBe('no')
    expect(stage.timers()).toBe(0)
  })
})
