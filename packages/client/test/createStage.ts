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

import type { Fetch } from '../src/createConnection.ts'
import type { Clock } from '../src/utils/clock.ts'

/** A client and the emulator it talks to, both on one clock moved by hand. */
export type Stage = {
  client: Client
  emulator: Emulator
  /** The client's way to the emulator. */
  fetch: Fetch
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
  const pending: Pending = new Set()
  const watchedFetch: Fetch = (request) => {
    const answer = emulator.fetch(request)
    const entry = emulator.requests.at(-1) ?? {}
    pending.add(entry)
    const end = () => pending.delete(entry)
    answer.then(end, end)
    return answer
  }
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
      await settle(emulator, pending)
      const next = [...timers].sort((a, b) => a.dueMs - b.dueMs)[0]
      const dueMs = Math.min(endMs, next?.dueMs ?? endMs)
      await emulator.control.advance(Math.max(0, dueMs - clock.now()))
      await settle(emulator, pending)
      if (!next || next.dueMs > endMs) break
      if (timers.delete(next)) next.fire()
    }
  }
  const client = createClient({
    credentials: 'key-id:key-secret',
    fetch: watchedFetch,
    clock,
    random: () => 0.5,
    ...options,
  })
  return {
    client,
    emulator,
    fetch: watchedFetch,
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

type Pending = Set<{ fault?: string | undefined; route?: string | undefined }>

// Promise chains, streams and the emulator's own work run dry. Requests that it
// works on take real time, in which the clock must not run on.
async function settle(emulator: Emulator, pending: Pending): Promise<void> {
  // These last until the clock moves.
  const busy = () =>
    [...pending].some(
      ({ fault = '', route }) =>
        !['hang', 'delay'].includes(fault) && route !== 'run',
    )
  for (let turn = 0; turn < 6 || busy(); turn++) {
    await new Promise<void>((resolve) => setImmediate(resolve))
    await emulator.control.advance(0)
  }
}
