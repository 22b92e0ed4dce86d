import type { Settings } from './options.ts'
import { typicalRunMs } from './pace.ts'

/** What can be moved while the emulator runs; requests from then on feel it. */
export type PaceSettings = {
  /** Wait for a runner, in milliseconds. */
  queueMs: number
  /** Shortest run, in milliseconds; `null`: by endpoint and size. */
  runMs: number | null
  /** Strangers' requests in front of each of yours. */
  crowd: number
}

export type Pace = {
  readonly current: PaceSettings
  /** @throws TypeError for a name that is none, or no whole number from 0 */
  configure: (change: Partial<PaceSettings>) => PaceSettings
  /** Back to what the emulator was created with. */
  reset: () => void
}

const names = ['queueMs', 'runMs', 'crowd'] as const

/** The levers of queue and speed over settings that everybody reads. */
export function createPace(
  settings: Settings,
  runMs: number | undefined,
): Pace {
  const typical = settings.render === 'real' ? null : 0
  const initial: PaceSettings = {
    queueMs: settings.queueMs,
    runMs: runMs ?? typical,
    crowd: settings.crowd,
  }
  check(initial)
  let current = initial

  function apply(next: PaceSettings) {
    current = next
    settings.queueMs = next.queueMs
    settings.crowd = next.crowd
    settings.runMs = (endpoint, input) =>
      next.runMs ?? typicalRunMs(endpoint, input)
  }

  return {
    get current() {
      return current
    },
    configure(change) {
      check(change)
      apply({ ...current, ...change })
      return current
    },
    reset: () => apply(initial),
  }
}

function check(change: Partial<PaceSettings>): void {
  for (const [name, value] of Object.entries(change)) {
    const known = names.find((each) => each === name)
    if (known === undefined) {
      throw new TypeError(
        `There is no setting "${name}". Settings: ${names.join(', ')}.`,
      )
    }
    if (known === 'runMs' && value === null) continue
    if (!Number.isInteger(value) || Number(value) < 0) {
      throw new TypeError(
        `"${name}" must be a whole number of at least 0, not ${String(value)}.`,
      )
    }
  }
}
