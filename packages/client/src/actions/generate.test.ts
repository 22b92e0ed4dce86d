import { afterEach, describe, expect, test } from 'vitest'
import { createStage, input, type Stage } from '../../test/createStage.ts'
import { ltx2ImageToVideo } from '../exports/endpoints.ts'

let stage: Stage
afterEach(() => stage.close())

describe('generate', () => {
  test('default', async () => {
    stage = createStage({}, { queueMs: 3_000, runMs: 20_000 })
    const phases: string[] = []
    const result = await stage.play(
      stage.client.generate(ltx2ImageToVideo, input, {
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
    expect(stage.timers()).toBe(0)
  })
})
