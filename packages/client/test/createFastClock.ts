import type { Clock } from '../src/utils/clock.ts'

/** The clock of the machine, running `factor` times as fast. */
export function createFastClock(factor: number): Clock {
  const startMs = Date.now()
  return {
    now: () => startMs + (Date.now() - startMs) * factor,
    startTimer(fire, ms) {
      const timer = setTimeout(fire, Math.min(ms / factor, 2 ** 31 - 1))
      return () => clearTimeout(timer)
    },
  }
}
