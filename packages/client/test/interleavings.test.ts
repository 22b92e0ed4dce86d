import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createStage } from './createStage.ts'
import { expectOneJobEach, playSteps, steps } from './playSteps.ts'

test('behavior: whatever happens in whatever order, one intent is at most one job', async () => {
  let played = 0
  let ended = 0
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      const stage = createStage(
        { requestTimeoutMs: 20_000 },
        { queueMs: 4_000, runMs: 20_000 },
      )
      try {
        const seen = await playSteps({ ...stage, waitMs: 300_000 }, list)
        // What was left on its way by an abort comes to its own end.
        await stage.advance(200_000)
        expectOneJobEach(stage.emulator)
        expect(stage.timers()).toBe(0)
        expect(stage.client.parts.intents?.running.size).toBe(0)
        played++
        ended += seen.length
      } finally {
        await stage.close()
      }
    }),
    { numRuns: 150 },
  )
  process.stdout.write(`${played} interleavings, ${ended} endings\n`)
}, 120_000)
