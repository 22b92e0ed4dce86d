import type { Fault } from '@falvideo/emulator'
import { afterEach, describe, expect, test } from 'vitest'
import { createStage, input, type Stage } from '../../test/createStage.ts'
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
