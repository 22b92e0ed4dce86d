import type { Emulator, Fault } from '@falvideo/emulator'
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Job } from '../src/createJob.ts'
import { isFalError } from '../src/errors/base.ts'
import { ltx2ImageToVideo } from '../src/exports/endpoints.ts'
import { input, type Stage } from './createStage.ts'

export const intents = ['a', 'b'] as const
const endings = ['completed', 'failed', 'cancelled', 'detached']

export type Step =
  | { do: 'submit' | 'abort'; intent: (typeof intents)[number] }
  | { do: 'settle' | 'wait' | 'peek' | 'cancel' | 'attach' }
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
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('submit' as const), intent }),
    fc.record({ do: fc.constant('abort' as const), intent }),
    fc.record({
      do: fc.constantFrom(
        'settle' as const,
        'wait',
        'peek',
        'cancel',
        'attach',
      ),
    }),
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
        // How long the port stays closed.
        delayMs: fc.constant(20),
      }),
    }),
  ),
  { minLength: 1, maxLength: 14 },
)

/** What steps are played on; in both kinds of time. */
export type Scene = Pick<Stage, 'client' | 'emulator' | 'advance' | 'play'> & {
  /** How long a wait lasts, in the client's time. */
  waitMs: number
}

/** Plays the steps in their order; resolves to every ending that was seen. */
export async function playSteps(
  scene: Scene,
  steps: readonly Step[],
): Promise<string[]> {
  const { client, emulator, waitMs } = scene
  const seen: string[] = []
  const jobs: Job[] = []
  const open: Promise<unknown>[] = []
  const submits: Promise<unknown>[] = []
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
    const outcome = await job.wait({ waitMs, signal })
    seen.push(outcome.status)
  }

  // Who follows a job may leave without a word.
  const peek = async (job: Job) => {
    const signal = aborts.get('b')?.signal
    try {
      for await (const _ of job.watch({ signal })) break
    } catch (error) {
      if (error !== 'gone' && !isFalError(error)) throw error
    }
  }

  const first: Step = { do: 'submit', intent: 'a' }
  for (const one of [first, ...steps]) {
    const job = jobs.at(-1)
    if (one.do === 'submit') submits.push(submit(one.intent))
    else if (one.do === 'settle') await scene.play(Promise.all(submits))
    else if (one.do === 'advance') await scene.advance(one.ms)
    else if (one.do === 'fault') emulator.faults.add(one.fault)
    else if (one.do === 'abort') {
      aborts.get(one.intent)?.abort('gone')
      aborts.set(one.intent, new AbortController())
    } else if (job && one.do === 'wait') open.push(wait(job))
    else if (job && one.do === 'peek') open.push(peek(job))
    else if (job && one.do === 'cancel') open.push(job.cancel())
    else if (job) open.push(wait(client.attach(JSON.stringify(job))))
    await scene.advance(0)
  }
  await scene.play(Promise.all([...submits, ...open]))
  await scene.play(Promise.all(jobs.slice(-1).map(wait)))
  for (const status of seen) expect(endings).toContain(status)
  return seen
}

/** At most one submit of an intent was taken, whether or not it was answered. */
export function expectOneJobEach({ requests, ledger }: Emulator): void {
  const byIntent = new Map<string, number>()
  for (const { route, status, fault, headers } of requests) {
    const id = headers['x-falvideo-intent-id']
    const took = status === 200 && fault === undefined
    const lost = fault?.startsWith('reset-') || fault === 'cut'
    const accepted = lost && fault !== 'reset-before-accept'
    if (route !== 'submit' || id === undefined) continue
    if (took || accepted) byIntent.set(id, (byIntent.get(id) ?? 0) + 1)
  }
  for (const count of byIntent.values()) expect(count).toBe(1)
  expect(ledger.submits).toBeLessThanOrEqual(intents.length)
}
