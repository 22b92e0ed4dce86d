import type { Fault } from '@falvideo/emulator'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Job } from '../src/createJob.ts'
import { isFalError } from '../src/errors/base.ts'
import { ltx2ImageToVideo } from '../src/exports/endpoints.ts'
import { createStage, input, type Stage } from './createStage.ts'

const intents = ['a', 'b'] as const
const endings = ['completed', 'failed', 'cancelled', 'detached']

type Step =
  | { do: 'submit' | 'abort'; intent: (typeof intents)[number] }
  | { do: 'wait' | 'cancel' | 'attach' }
  | { do: 'advance'; ms: number }
  | { do: 'fault'; fault: Fault }

const routes = ['submit', 'status', 'stream', 'result', 'cancel'] as const
const kinds = [
  'refuse',
  'reset-before-accept',
  'reset-after-accept',
  'reset-in-body',
  'hang',
  'cut',
  'status',
] as const

const intent = fc.constantFrom(...intents)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('submit' as const), intent }),
  fc.record({ do: fc.constant('abort' as const), intent }),
  fc.record({ do: fc.constantFrom('wait' as const, 'cancel', 'attach') }),
  fc.record({
    do: fc.constant('advance' as const),
    ms: fc.integer({ min: 0, max: 30_000 }),
  }),
  fc.record({
    do: fc.constant('fault' as const),
    fault: fc.record({
      route: fc.constantFrom(...routes),
      kind: fc.constantFrom(...kinds),
      status: fc.constantFrom(200, 404, 429, 500, 503),
      times: fc.integer({ min: 1, max: 3 }),
    }),
  }),
)

/** Plays the steps on one stage; resolves to every ending that was seen. */
async function play(stage: Stage, steps: readonly Step[]): Promise<string[]> {
  const { client, emulator } = stage
  const seen: string[] = []
  const jobs: Job[] = []
  const open: Promise<unknown>[] = []
  const aborts = new Map(intents.map((id) => [id, new AbortController()]))

  const submit = async (intentId: (typeof intents)[number]) => {
    const controller = aborts.get(intentId) ?? new AbortController()
    try {
      const { signal } = controller
      jobs.push(
        await client.submit(ltx2ImageToVideo, input, { intentId, signal }),
      )
    } catch (error) {
      if (error !== 'gone' && !isFalError(error)) throw error
    }
  }
  const wait = async (job: Job) => {
    const signal = aborts.get('a')?.signal
    const outcome = await job.wait({ waitMs: 300_000, signal })
    seen.push(outcome.status)
  }

  for (const one of steps) {
    const job = jobs.at(-1)
    if (one.do === 'submit') open.push(submit(one.intent))
    else if (one.do === 'advance') await stage.advance(one.ms)
    else if (one.do === 'fault') emulator.faults.add(one.fault)
    else if (one.do === 'abort') {
      aborts.get(one.intent)?.abort('gone')
      aborts.set(one.intent, new AbortController())
    } else if (job && one.do === 'wait') open.push(wait(job))
    else if (job && one.do === 'cancel') open.push(job.cancel())
    else if (job) open.push(wait(client.attach(JSON.stringify(job))))
    await stage.advance(0)
  }
  await stage.play(Promise.all(open))
  // What was left on its way by an abort comes to its own end.
  await stage.advance(200_000)
  return seen
}

test('behavior: whatever happens in whatever order, one intent is at most one job', async () => {
  let played = 0
  let ended = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 14 }),
      async (steps) => {
        const stage = createStage(
          { requestTimeoutMs: 20_000 },
          { queueMs: 4_000, runMs: 20_000 },
        )
        try {
          const seen = await play(stage, steps)
          const byIntent = new Map<string, number>()
          for (const { route, status, fault, headers } of stage.emulator
            .requests) {
            const id = headers['x-falvideo-intent-id']
            const took = status === 200 && fault === undefined
            const lost = fault?.startsWith('reset-') || fault === 'cut'
            const accepted = lost && fault !== 'reset-before-accept'
            if (route !== 'submit' || id === undefined) continue
            if (took || accepted) byIntent.set(id, (byIntent.get(id) ?? 0) + 1)
          }
          for (const count of byIntent.values()) expect(count).toBe(1)
          expect(stage.emulator.ledger.submits).toBeLessThanOrEqual(
            intents.length,
          )
          for (const status of seen) expect(endings).toContain(status)
          expect(stage.timers()).toBe(0)
          expect(stage.client.parts.intents?.running.size).toBe(0)
          played++
          ended += seen.length
        } finally {
          await stage.close()
        }
      },
    ),
    { numRuns: 150 },
  )
  process.stdout.write(`${played} interleavings, ${ended} endings\n`)
}, 120_000)
