import type { Fault } from '@falvideo/emulator'
import { afterEach, describe, expect, test } from 'vitest'
import { createStage, input, type Stage } from '../../test/createStage.ts'
import { ltx2ImageToVideo } from '../exports/endpoints.ts'

let stage: Stage
afterEach(() => stage.close())

async function submit(honourCancel = true) {
  const options = { queueMs: 5_000, runMs: 5_000, honourCancel }
  stage = createStage({}, options)
  return stage.play(stage.client.submit(ltx2ImageToVideo, input))
}

describe('what it did', () => {
  test('default: still queued', async () => {
    const job = await submit()
    expect(await stage.play(job.cancel())).toEqual({
      outcome: 'removed',
      mayStillBill: false,
      error: null,
    })
    await stage.advance(60_000)
    expect(stage.emulator.ledger.spentUsd).toBe('0.00')
  })

  test.each([true, false])(
    'behavior: running (honoured: %s)',
    async (honoured) => {
      const job = await submit(honoured)
      await stage.advance(6_000)
      expect(await stage.play(job.cancel())).toMatchObject({
        outcome: 'requested',
        mayStillBill: true,
      })
      await stage.advance(60_000)
      expect(stage.emulator.ledger.spentUsd).toBe(honoured ? '0.00' : '0.36')
    },
  )

  test('behavior: finished', async () => {
    const job = await submit()
    await stage.advance(20_000)
    expect(await stage.play(job.cancel())).toMatchObject({
      outcome: 'tooLate',
      mayStillBill: true,
    })
  })

  test('behavior: unknown id', async () => {
    const job = await submit()
    const other = stage.client.attach({ ...job.receipt, requestId: 'nobody' })
    expect(await stage.play(other.cancel())).toMatchObject({
      outcome: 'notFound',
      mayStillBill: false,
    })
  })

  test('behavior: twice', async () => {
    const job = await submit()
    await stage.play(job.cancel())
    expect(await stage.play(job.cancel())).toMatchObject({
      outcome: 'removed',
    })
  })

  test('behavior: any 2xx counts, and the status decides', async () => {
    const job = await submit()
    await stage.advance(6_000)
    stage.emulator.faults.add({
      route: 'cancel',
      kind: 'status',
      status: 200,
      body: { success: true },
    })
    expect(await stage.play(job.cancel())).toMatchObject({
      outcome: 'requested',
    })
  })
})

describe('troubles', () => {
  test.each<[string, Omit<Fault, 'route'>]>([
    ['empty 500', { kind: 'status', status: 500 }],
    ['502 that is no JSON', { kind: 'status', status: 502, body: '<html>' }],
    ['empty 200', { kind: 'status', status: 200 }],
    ['429', { kind: 'status', status: 429, headers: { 'retry-after': '2' } }],
    ['an answer lost after the fact', { kind: 'reset-after-accept' }],
    ['silence', { kind: 'hang' }],
  ])('behavior: %s', async (_, fault) => {
    const job = await submit()
    // It stays queued for long enough.
    stage.emulator.faults.add({ ...fault, route: 'cancel' })
    const { outcome } = await stage.play(job.cancel())
    const late = fault.kind === 'hang'
    expect(outcome).toBe(late ? 'tooLate' : 'removed')
    expect(stage.timers()).toBe(0)
  })

  test('error: no answer to be had', async () => {
    const job = await submit()
    const fault = { route: 'cancel', kind: 'status', status: 503 } as const
    stage.emulator.faults.add({ ...fault, times: 9 })
    expect(await stage.play(job.cancel())).toMatchObject({
      outcome: 'unknown',
      mayStillBill: true,
      error: { name: 'UpstreamError', phase: 'cancel' },
    })
    expect(stage.count('cancel')).toBe(4)
  })

  test('error: abort before, during, between', async () => {
    const job = await submit()
    const signal = AbortSignal.abort('no')
    await expect(job.cancel({ signal })).rejects.toBe('no')
    expect(stage.count('cancel')).toBe(0)

    for (const fault of [
      { kind: 'hang' } as const,
      { kind: 'status', status: 503 } as const,
    ]) {
      stage.emulator.faults.add({ ...fault, route: 'cancel' })
      const controller = new AbortController()
      const cancelling = job.cancel({ signal: controller.signal })
      cancelling.catch(() => {})
      await stage.advance(5)
      controller.abort('no')
      await expect(cancelling).rejects.toBe('no')
      expect(stage.timers()).toBe(0)
    }
  })
})
