import { afterEach, describe, expect, test } from 'vitest'
import { createStage, input, type Stage } from '../../test/createStage.ts'
import { ltx2ImageToVideo } from '../exports/endpoints.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { generateVideo } from './generateVideo.ts'

let stage: Stage
afterEach(() => stage.close())

const endpoint = ltx2ImageToVideo

test('default', async () => {
  stage = createStage({}, { queueMs: 3_000, runMs: 20_000 })
  const phases: string[] = []
  const result = await stage.play(
    stage.client.generate(endpoint, input, {
      onStatus: ({ phase }) => phases.push(phase),
    }),
  )
  expect(result.data.video.url).toMatch(/^https:\/\/v3\.fal\.media\//)
  expect([...new Set(phases)]).toEqual(['queued', 'running', 'fetching'])
  expect(result.cost).toEqual({
    estimatedUsd: '0.36',
    billed: { units: '6', usd: '0.36' },
    driftUsd: '0.00',
  })
  expect(stage.emulator.ledger.submits).toBe(1)
  expect(stage.emulator.requests.map(({ route }) => route)).toEqual([
    'submit',
    'stream',
    'result',
  ])
  expect(stage.timers()).toBe(0)
})

test('default: generateVideo', async () => {
  stage = createStage()
  const { data } = await stage.play(generateVideo(stage.client, input))
  expect(data.video.url).toMatch(/^https:/)
})

describe('throws where wait would end otherwise', () => {
  test('error: failed', async () => {
    stage = createStage()
    stage.emulator.faults.add({ route: 'submit', kind: 'content-policy' })
    await expect(
      stage.play(stage.client.generate(endpoint, input)),
    ).rejects.toMatchObject({
      name: 'ContentRejectedError',
      receipt: { state: 'submitted', endpointId: endpoint.id },
    })
  })

  test('error: cancelled elsewhere', async () => {
    stage = createStage({}, { queueMs: 5_000 })
    const { client } = stage
    let taken: Receipt | undefined
    const generating = client.generate(endpoint, input, {
      onSubmitted: (receipt) => {
        taken = receipt
      },
    })
    generating.catch(() => {})
    await stage.advance(1_000)
    if (taken) await stage.play(client.attach(taken).cancel())
    await expect(stage.play(generating)).rejects.toMatchObject({
      name: 'CancelledError',
    })
  })

  test('error: the wait ran out', async () => {
    stage = createStage({}, { queueMs: 5_000 })
    await expect(
      stage.play(stage.client.generate(endpoint, input, { waitMs: 1_000 })),
    ).rejects.toMatchObject({
      name: 'DetachedError',
      mayStillBill: true,
      receipt: { state: 'submitted' },
    })
    expect(stage.count('cancel')).toBe(0)
  })
})

describe('abort', () => {
  test('behavior: detaches by default, and rejects with the reason as it came', async () => {
    stage = createStage({}, { queueMs: 2_000, runMs: 10_000 })
    const controller = new AbortController()
    const intentId = 'mine'
    const generating = stage.client.generate(endpoint, input, {
      intentId,
      signal: controller.signal,
    })
    generating.catch(() => {})
    await stage.advance(5_000)
    controller.abort('unmounted')
    await expect(generating).rejects.toBe('unmounted')
    expect(stage.count('cancel')).toBe(0)
    expect(stage.timers()).toBe(0)
    const again = await stage.play(
      stage.client.generate(endpoint, input, { intentId }),
    )
    expect(again.requestId).toBe(stage.emulator.ledger.jobs[0]?.requestId)
    expect(stage.count('submit')).toBe(1)
  })

  test('parameters: onAbort cancel, while it waits', async () => {
    stage = createStage({}, { queueMs: 5_000 })
    const controller = new AbortController()
    const outcomes: string[] = []
    const generating = stage.client.generate(endpoint, input, {
      signal: controller.signal,
      onAbort: 'cancel',
      onCancel: ({ outcome }) => outcomes.push(outcome),
    })
    generating.catch(() => {})
    await stage.advance(1_000)
    controller.abort('stop')
    await expect(stage.play(generating)).rejects.toBe('stop')
    expect(outcomes).toEqual(['removed'])
    expect(stage.emulator.ledger.jobs).toMatchObject([{ status: 'CANCELLED' }])
  })

  test('parameters: onAbort cancel, while the submit is on its way', async () => {
    stage = createStage({}, { queueMs: 60_000 })
    stage.emulator.faults.add({
      route: 'submit',
      kind: 'delay',
      delayMs: 5_000,
    })
    const controller = new AbortController()
    const outcomes: string[] = []
    const generating = stage.client.generate(endpoint, input, {
      signal: controller.signal,
      onAbort: 'cancel',
      onCancel: ({ outcome }) => outcomes.push(outcome),
    })
    generating.catch(() => {})
    await stage.advance(1_000)
    controller.abort('stop')
    await expect(stage.play(generating)).rejects.toBe('stop')
    expect(outcomes).toEqual(['removed'])
    expect(stage.emulator.ledger.jobs).toMatchObject([{ status: 'CANCELLED' }])
  })

  test('parameters: onAbort cancel, when the wait ran out', async () => {
    stage = createStage({}, { queueMs: 60_000 })
    await expect(
      stage.play(
        stage.client.generate(endpoint, input, {
          waitMs: 2_000,
          onAbort: 'cancel',
        }),
      ),
    ).rejects.toMatchObject({ name: 'DetachedError' })
    expect(stage.emulator.ledger.jobs).toMatchObject([{ status: 'CANCELLED' }])
  })
})
