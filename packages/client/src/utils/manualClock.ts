import type { Clock } from './clock.ts'

/** A clock that stands still until it is moved. */
export type ManualClock = Clock & {
  /** Moves time on, firing what falls due in order. */
  advance(ms: number): Promise<void>
  /** Timers that wait to fire. */
  readonly pending: number
}

/** Makes a clock for tests. It starts at `startMs`. */
export function createManualClock(startMs = 1_750_000_000_000): ManualClock {
  let now = startMs
  const timers = new Set<{ dueMs: number; fire: () => void }>()

  return {
    now: () => now,
    startTimer(fire, ms) {
      const timer = { dueMs: now + Math.max(0, ms), fire }
      timers.add(timer)
      return () => {
        timers.delete(timer)
      }
    },
    async advance(ms) {
      const endMs = now + ms
      for (;;) {
        await settle()
        const next = [...timers].sort((a, b) => a.dueMs - b.dueMs)[0]
        if (!next || next.dueMs > endMs) break
        timers.delete(next)
        now = Math.max(now, next.dueMs)
        next.fire()
      }
      now = endMs
      await settle()
    },
    get pending() {
      return timers.size
    },
  }
}

// Lets promise chains and in-process responses run dry before time moves.
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise<void>((resolve) => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => {
        channel.port1.close()
        resolve()
      }
      channel.port2.postMessage(null)
    })
  }
}
