import type { ManualClock } from './clock.ts'
import type { Pace, PaceSettings } from './createPace.ts'
import type { World } from './world.ts'

/** What a test steers besides faults. */
export type Controls = {
  now: () => number
  /** Moves a manual clock; settles when all that was due is done. */
  advance: (ms: number) => Promise<void>
  /** Makes a running request lose its runner and queue again. */
  requeue: (requestId: string) => boolean
  /** Queue and speed now. */
  readonly settings: PaceSettings
  /**
   * Moves queue and speed for requests from now on.
   *
   * @throws TypeError for a name that is none, or no whole number from 0
   */
  configure: (change: Partial<PaceSettings>) => PaceSettings
}

/** `manual` is the clock, if it is one that can be moved. */
export function createControls(
  { clock, jobs, tasks }: World,
  manual: ManualClock | undefined,
  pace: Pace,
): Controls {
  return {
    now: clock.now,
    async advance(ms) {
      if (!manual) {
        throw new Error("advance() needs createEmulator({ clock: 'manual' }).")
      }
      if (!(ms >= 0)) {
        throw new TypeError('advance() takes a number of milliseconds.')
      }
      await manual.advance(ms, tasks.settle)
    },
    requeue(requestId) {
      const job = jobs.get(requestId)
      return job ? jobs.requeue(job) : false
    },
    get settings() {
      return pace.current
    },
    configure: pace.configure,
  }
}
