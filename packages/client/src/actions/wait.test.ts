import type { Fault } from '@falvideo/emulator'
import { afterEach, describe, expect, test } from 'vitest'
import { createStage, input, type Stage } from '../../test/createStage.ts'
import { CancelledError } from '../errors/answer.ts'
import { isFalError } from '../errors/base.ts'
import { ContentRejectedError } from '../errors/input.ts'
import { ltx2ImageToVideo } from '../exports/endpoints.ts'

let stage: Stage
afterEach(() => stage.close())

async function submit(...faults: Fault[]) {
  stage = createStage({}, { queueMs: 2_000, runMs: 10_000 })
  for (const fault of faults) stage.emulator.faults.add(fault)
  return stage.play(stage.client.submit(ltx2ImageToVideo, input))
}

describe('completed', () => {
  test('default', async () => {
    const job = await submit()
    const outcome = await stage.play(job.wait())
    if (outcome.status !== 'completed') throw new Error(outcome.status)
    expect(outcome.data.video.url).toMatch(/^https:/)
    expect(outcome.receipt.ending).toMatchObject({
      status: 'completed',
      billedUnits: '6',
      tookMs: 12_000,
      data: outcome.data,
    })
    expect(stage.timers()).toBe(0)
  })

  test('behavior: the result outlives what fal keeps', async () => {
    const job = await submit()
    const first = await stage.play(job.wait())
    await stage.advance(3_700_000)
    const later = stage.client.attach(JSON.stringify(first.receipt))
    const read = stage.count('result')
    expect(await stage.play(later.wait())).toMatchObject({
      status: 'completed',
      cost: { billed: { units: '6' } },
    })
    expect(await later.getResult()).toMatchObject({ requestId: job.requestId })
    expect(stage.count('result')).toBe(read)
  })

  test('behavior: what fal no longer keeps stays completed and billed', async () => {
    const job = await submit()
    const { receipt } = await stage.play(job.wait())
    await stage.advance(3_700_000)
    // An output that was too large to keep.
    const { data: _, ...ending } = receipt.ending ?? {}
    const large = JSON.stringify({ ...receipt, ending })
    const outcome = await stage.play(stage.client.attach(large).wait())
    expect(outcome).toMatchObject({
      error: { name: 'ResultExpiredError' },
      cost: { billed: { units: '6' } },
      receipt: { ending },
    })
  })

  test('behavior: a result that comes late by two reads', async () => {
    const job = await submit({ route: 'result', kind: 'late', times: 2 })
    const outcome = await stage.play(job.wait())
    expect(outcome.status).toBe('completed')
    expect(stage.count('result')).toBe(3)
  })
})

describe('failed', () => {
  test('error: content policy', async () => {
    stage = createStage()
    const { client, emulator } = stage
    emulator.faults.add({ route: 'submit', kind: 'content-policy' })
    const job = await stage.play(client.submit(ltx2ImageToVideo, input))
    expect(await stage.play(job.wait())).toMatchObject({
      status: 'failed',
      error: { name: 'ContentRejectedError', requestId: job.requestId },
      receipt: { ending: { status: 'failed' } },
    })
  })

  test('error: fal does not know the job any more', async () => {
    const fault = { kind: 'status', status: 404, times: 3 } as const
    const job = await submit({ ...fault, route: 'status' })
    expect(await stage.play(job.wait({ transport: 'poll' }))).toMatchObject({
      status: 'failed',
      error: { name: 'NotFoundError' },
    })
  })

  test('error: the result is gone', async () => {
    const job = await submit()
    await stage.advance(3_700_000)
    expect(await stage.play(job.wait())).toMatchObject({
      status: 'failed',
      error: { name: 'ResultExpiredError' },
    })
  })
})

describe('cancelled', () => {
  test('behavior: from elsewhere, while waiting', async () => {
    const job = await submit()
    const waiting = job.wait()
    await stage.advance(1_000)
    await stage.play(stage.client.attach(job.receipt).cancel())
    expect(await stage.play(waiting)).toMatchObject({
      status: 'cancelled',
      error: { name: 'CancelledError' },
      receipt: { ending: { status: 'cancelled' } },
    })
  })
})

describe('detached', () => {
  test('behavior: the wait ran out, and goes on later', async () => {
    const job = await submit()
    const outcome = await stage.play(job.wait({ waitMs: 5_000 }))
    expect(outcome).toMatchObject({
      status: 'detached',
      reason: 'timeout',
      error: null,
      receipt: { requestId: job.requestId, ending: null },
    })
    const again = stage.client.attach(outcome.receipt)
    expect(await stage.play(again.wait())).toMatchObject({
      status: 'completed',
    })
    expect(stage.count('submit')).toBe(1)
    expect(stage.count('cancel')).toBe(0)
  })

  test('parameters: waitMs 0', async () => {
    const job = await submit()
    expect(await stage.play(job.wait({ waitMs: 0 }))).toMatchObject({
      status: 'detached',
      reason: 'timeout',
    })
  })

  test('behavior: aborted', async () => {
    const job = await submit()
    const controller = new AbortController()
    const waiting = job.wait({ signal: controller.signal, waitMs: 60_000 })
    await stage.advance(3_000)
    controller.abort()
    expect(await waiting).toMatchObject({
      status: 'detached',
      reason: 'aborted',
    })
    expect(stage.count('cancel')).toBe(0)
    expect(stage.timers()).toBe(0)
  })

  test('behavior: unreachable is no verdict on the job', async () => {
    const fault = { kind: 'status', status: 401, times: 1 } as const
    const job = await submit({ ...fault, route: 'status' })
    expect(await stage.play(job.wait({ transport: 'poll' }))).toMatchObject({
      status: 'detached',
      reason: 'unreachable',
      error: { name: 'AuthenticationError', mayStillBill: true },
    })
  })
})

describe('kept endings', () => {
  const end = async (kind: 'content-policy' | 'cancel') => {
    stage = createStage({}, { queueMs: 10_000 })
    const { client, emulator, play } = stage
    if (kind !== 'cancel') emulator.faults.add({ route: 'submit', kind })
    const job = await play(
      client.submit(ltx2ImageToVideo, input, { intentId: 'one' }),
    )
    if (kind === 'cancel') await play(job.cancel())
    const outcome = await play(job.wait())
    if (!('error' in outcome)) throw new Error(outcome.status)
    await stage.advance(3_700_000)
    return outcome
  }

  test.each([
    ['content-policy', ContentRejectedError, 'failed'],
    ['cancel', CancelledError, 'cancelled'],
  ] as const)('behavior: %s outlives fal', async (kind, Kind, status) => {
    const first = await end(kind)
    const asked = stage.emulator.requests.length
    const later = stage.client.attach(JSON.stringify(first.receipt))
    const { error, ...outcome } = (await later.wait()) as typeof first
    expect(outcome).toMatchObject({ status, cost: first.cost })
    expect(isFalError(error)).toBe(true)
    expect(error).toBeInstanceOf(Kind)
    expect(error?.receipt).toEqual(first.receipt)
    expect({ ...error, receipt: null }).toMatchObject({
      ...first.error,
      receipt: null,
    })
    expect(error?.message).toBe(first.error?.message)
    if (error instanceof ContentRejectedError) {
      expect(error.inputs).toEqual(['prompt'])
    }
    await expect(later.getResult()).rejects.toBeInstanceOf(Kind)
    const again = stage.client.generate(ltx2ImageToVideo, input, {
      intentId: 'one',
    })
    await expect(again).rejects.toBeInstanceOf(Kind)
    expect(stage.emulator.requests).toHaveLength(asked)
  })

  test('behavior: a receipt that keeps no error is read from fal', async () => {
    const { receipt } = await end('content-policy')
    const { error: _, ...ending } = receipt.ending ?? {}
    const old = JSON.stringify({ ...receipt, ending })
    const outcome = await stage.play(stage.client.attach(old).wait())
    expect(outcome).toMatchObject({ error: { name: 'ResultExpiredError' } })
  })

  test('behavior: neither long objections nor inputs are kept', async () => {
    const detail = Array.from({ length: 99 }, (_, index) => ({
      loc: ['body', `field${index}`],
      type: 'value_error',
      msg: 'x '.repeat(200),
      input: 'what was sent',
    }))
    const job = await submit({
      route: 'result',
      kind: 'status',
      status: 422,
      body: { detail },
    })
    const { receipt } = await stage.play(job.wait())
    const kept = JSON.stringify(receipt.ending?.error)
    expect(kept).toContain('InvalidInputError')
    expect(kept).not.toContain('what was sent')
    expect(kept.length).toBeLessThan(2_000)
    const later = await stage.client.attach(receipt).wait()
    expect(later).toMatchObject({ error: { fieldErrors: {} } })
  })
})
