/** The emulator's only source of time; milliseconds since the Unix epoch. */
export type Clock = {
  now: () => number
  /**
   * Runs `callback` once at `at`; returns a function that takes it back.
   * `background` timers do not keep a process alive.
   */
  schedule: (
    at: number,
    callback: () => void,
    options?: { background?: boolean | undefined },
  ) => () => void
}

export type ManualClock = Clock & {
  /**
   * Moves time forward, stopping at every timer on the way in order.
   * `settle` runs after each one, so that what it started can schedule more.
   */
  advance: (ms: number, settle: () => Promise<void>) => Promise<void>
}

/** Longest delay `setTimeout` takes; beyond it the callback runs at once. */
const longestTimeout = 2 ** 31 - 1

/** Time as it passes on this machine. */
export function createRealClock(): Clock {
  return {
    now: Date.now,
    schedule(at, callback, options) {
      let timer: ReturnType<typeof setTimeout>
      const arm = () => {
        const left = Math.max(0, at - Date.now())
        // Timers fire up to a millisecond early, and whoever waits for a time
        // would find that it has not come.
        timer = setTimeout(
          () => (Date.now() < at ? arm() : callback()),
          Math.min(left, longestTimeout),
        )
        if (options?.background) timer.unref()
      }
      arm()
      return () => clearTimeout(timer)
    },
  }
}

type Timer = { at: number; callback: () => void }

/**
 * Time that stands still until `advance` moves it. What is due at this very
 * moment happens by itself, soon after it was scheduled.
 */
export function createManualClock(start: number): ManualClock {
  let now = start
  const timers = new Set<Timer>()

  function takeDue(end: number): Timer | undefined {
    let next: Timer | undefined
    for (const timer of timers) {
      if (timer.at <= end && (!next || timer.at < next.at)) next = timer
    }
    if (next) timers.delete(next)
    return next
  }

  function fireNow(timer: Timer) {
    if (timers.delete(timer)) timer.callback()
  }

  return {
    now: () => now,
    schedule(at, callback) {
      const timer = { at: Math.max(at, now), callback }
      timers.add(timer)
      if (timer.at === now) setImmediate(() => fireNow(timer))
      return () => {
        timers.delete(timer)
      }
    },
    async advance(ms, settle) {
      const end = now + ms
      await settle()
      for (let due = takeDue(end); due; due = takeDue(end)) {
        now = due.at
        due.callback()
        await settle()
      }
      now = end
    },
  }
}
