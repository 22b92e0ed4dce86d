import {
  createEmulator,
  type Emulator,
  type EmulatorOptions,
} from '@falvideo/emulator'
import {
  type Client,
  type ClientOptions,
  createClient,
} from '../src/createClient.ts'

import type { Clock } from '../src/utils/clock.ts'

/** A client and the emulator it talks to, both on one clock moved by hand. */
export type Stage = {
  client: Client
  emulator: Emulator
  clock: Clock
  /** Moves time for both, firing what falls due in order. */
  advance(ms: number): Promise<void>
  /** Moves time until the promise settles, and returns what it settles to. */
  play<T>(promise: Promise<T>, mostMs?: number): Promise<T>
  /** Timers of the client that wait to fire. */
  timers(): number
  /** How many requests of a kind came in, e.g. `submit`. */
  count(route: string): number
  close(): Promise<void>
}

/** A picture of one pixel, small enough to travel in the input. */
export const picture =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

export const input = { image_url: picture, prompt: 'The tide comes in' }

export function createStage(
  options: ClientOptions = {},
  emulatorOptions: EmulatorOptions = {},
): Stage {
  const emulator = createEmulator({
    render: 'sample',
    clock: 'manual',
    ...emulatorOptions,
  })
  const timers = new Set<{ dueMs: number; fire: () => void }>()
  const clock: Clock = {
    now: () => emulator.control.now(),
    startTimer(fire, ms) {
      const timer = { dueMs: clock.now() + Math.max(0, ms), fire }
      timers.add(timer)
      return () => timers.delete(timer)
    },
  }
  const advance = async (ms: number) => {
    const endMs = clock.now() + ms
    for (;;) {
      await settle(emulator)
      const next = [...timers].sort((a, b) => a.dueMs - b.dueMs)[0]
      const dueMs = Math.min(endMs, next?.dueMs ?? endMs)
      await emulator.control.advance(Math.max(0, dueMs - clock.now()))
      await settle(emulator)
      if (!next || next.dueMs > endMs) break
      if (timers.delete(next)) next.fire()
    }
  }
  const client = createClient({
    credentials: 'key-id:key-secret',
    fetch: emulator.fetch,
    clock,
    random: () => 0.5,
    ...options,
  })
  return {
    client,
    emulator,
    clock,
    advance,
    async play(promise, mostMs = 3_600_000) {
      let settled = false
      const end = () => {
        settled = true
      }
      promise.then(end, end)
      const untilMs = clock.now() + mostMs
      while (!settled && clock.now() < untilMs) await advance(250)
      if (!settled) throw new Error(`Not settled within ${mostMs} ms.`)
      return promise
    },
    timers: () => timers.size,
    count: (route) =>
      emulator.requests.filter((one) => one.route === route).length,
    close: () => emulator.close(),
  }
}

// Promise chains, streams and the emulator's own work run dry.
async function settle(emulator: Emulator): Promise<void> {
  for (let turn = 0; turn < 6; turn++) {
    await new Promise<void>((resolve) => setImmediate(resolve))
    await emulator.control.advance(0)
  }
}
