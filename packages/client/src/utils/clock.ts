/** Time as the client sees it; handed in, so that tests move it by hand. */
export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number
  /** Calls `fire` once after `ms`; returns a function that prevents it. */
  startTimer(fire: () => void, ms: number): () => void
}

// A timer longer than this fires at once in browsers and Node.
const longestTimerMs = 2 ** 31 - 1

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  startTimer(fire, ms) {
    const timer = setTimeout(fire, Math.min(ms, longestTimerMs))
    return () => clearTimeout(timer)
  },
}
