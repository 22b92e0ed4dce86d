import FakeTimers from '@sinonjs/fake-timers'

/** How a promise stood when time was up. */
export type Settled<T> =
  | { state: 'resolved'; value: T }
  | { state: 'rejected'; error: unknown }
  | { state: 'pending' }

export type VirtualTime = {
  now: () => number
  /**
   * Moves time from timer to timer until the promise settles, or `limitMs`
   * of this time have passed.
   */
  settle: <T>(promise: Promise<T>, limitMs: number) => Promise<Settled<T>>
  /** Lets a fetch be awaited in real time: this time stands still meanwhile. */
  track: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch
  restore: () => void
}

// Held before they are replaced.
const real = {
  setImmediate: globalThis.setImmediate,
  setTimeout: globalThis.setTimeout,
  performance: globalThis.performance,
}
const turn = () => new Promise<void>((resolve) => real.setImmediate(resolve))

/** Lets real time pass, for work on disk. */
export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => real.setTimeout(resolve, ms))

// A fetch that has not answered by then hangs, and time goes on. Real time.
const hangsAfterMs = 50

/**
 * Replaces the timers and the clock of this process, so that a job of five
 * minutes takes milliseconds. Other clients have no door for a clock, so there
 * is no gentler way; it is done in a process of its own.
 */
export function createVirtualTime(
  /** Asked before time moves; `true` if something has happened meanwhile. */
  beforeMove: () => Promise<boolean> = async () => false,
): VirtualTime {
  const clock = FakeTimers.install({
    now: Date.UTC(2026, 0, 1, 12),
    toFake: [
      'setTimeout',
      'clearTimeout',
      'setInterval',
      'clearInterval',
      'Date',
    ],
  })
  const open = new Set<{ since: number }>()

  async function quiet(): Promise<void> {
    // What was answered has to be read, and may at once lead to more.
    for (let turns = 0; turns < 6; turns++) {
      await turn()
      const now = real.performance.now()
      if ([...open].some(({ since }) => now - since < hangsAfterMs)) turns = 0
    }
  }

  return {
    now: () => clock.now,
    track(fetch) {
      return async (input, init) => {
        const entry = { since: real.performance.now() }
        open.add(entry)
        try {
          return await fetch(input, init)
        } finally {
          open.delete(entry)
        }
      }
    },
    async settle<T>(promise: Promise<T>, limitMs: number) {
      let outcome: Settled<T> = { state: 'pending' }
      promise.then(
        (value) => {
          outcome = { state: 'resolved', value }
        },
        (error: unknown) => {
          outcome = { state: 'rejected', error }
        },
      )
      const end = clock.now + limitMs
      for (;;) {
        await quiet()
        if (isSettled(outcome) || clock.now >= end) return outcome
        if (await beforeMove()) continue
        if (clock.countTimers() > 0) clock.next()
        else clock.tick(1_000)
      }
    },
    restore: () => clock.uninstall(),
  }
}

// Not inline: the compiler does not see that a callback changes it.
const isSettled = ({ state }: Settled<unknown>): boolean => state !== 'pending'
