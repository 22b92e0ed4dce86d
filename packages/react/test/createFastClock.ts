import type { Clock } from '@falvideo/client'

/** Time that runs fast, so that waiting for a repeat takes no time. */
export function createFastClock(factor = 20): Clock {
  const start = Date.now()
  return {
    now: () => start + (Date.now() - start) * factor,
    startTimer(fire, ms) {
      const timer = setTimeout(fire, Math.min(ms / factor, 2 ** 31 - 1))
      return () => clearTimeout(timer)
    },
  }
}
