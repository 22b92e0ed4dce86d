import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { ServerResponse } from 'node:http'
import { createEmulator } from '@falvideo/emulator'
import fc from 'fast-check'
import { afterAll, expect, test, vi } from 'vitest'
import { createClient } from '../src/createClient.ts'
import type { Clock } from '../src/utils/clock.ts'
import { createFastClock } from './createFastClock.ts'
import {
  expectOneJobEach,
  playSteps,
  type Scene,
  type Step,
  steps,
} from './playSteps.ts'

/** Requests at any server of this process that are not over. */
const open = new Set<ServerResponse>()
const onRequest = (message: unknown) => {
  const { response } = message as { response: ServerResponse }
  open.add(response)
  response.once('close', () => open.delete(response))
}
subscribe('http.server.request.start', onRequest)
afterAll(() => unsubscribe('http.server.request.start', onRequest))

/** What keeps this process alive, by kind. */
function holding(kind: 'TCPSocketWrap' | 'TCPServerWrap'): number {
  return process.getActiveResourcesInfo().filter((one) => one === kind).length
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** The clock, and how many of its timers wait to fire. */
function countTimers(clock: Clock): { clock: Clock; timers: Set<object> } {
  const timers = new Set<object>()
  const startTimer: Clock['startTimer'] = (fire, ms) => {
    const timer = {}
    timers.add(timer)
    const stop = clock.startTimer(() => {
      timers.delete(timer)
      fire()
    }, ms)
    return () => {
      timers.delete(timer)
      stop()
    }
  }
  return { clock: { ...clock, startTimer }, timers }
}

/** Plays the steps over sockets, and sees what is left behind. */
async function play(list: readonly Step[], runMs: number): Promise<number> {
  const emulator = createEmulator({ render: 'sample', queueMs: 3, runMs })
  const { url } = await emulator.listen()
  const { clock, timers } = countTimers(createFastClock(100))
  const client = createClient({
    baseUrl: url,
    credentials: 'key-id:key-secret',
    requestTimeoutMs: 20_000,
    clock,
  })
  const scene: Scene = {
    client,
    emulator,
    waitMs: 10_000,
    play: (promise) => promise,
    // Some turns of the event loop, in which sockets get on.
    async advance(ms) {
      for (let left = 0; left < ms; left += 200) await turn()
    },
  }
  try {
    const seen = await playSteps(scene, list)
    // A submit that was left on its way comes to its own end.
    const running = () => client.parts.intents?.running.size
    await vi.waitFor(() => expect(running()).toBe(0), { timeout: 10_000 })
    await vi.waitFor(() => expect(open.size).toBe(0), { timeout: 3_000 })
    expect(timers.size).toBe(0)
    expectOneJobEach(emulator)
    return seen.length
  } finally {
    await emulator.close()
  }
}

test('behavior: nothing is left open, whatever happens in whatever order', async () => {
  const before = holding('TCPServerWrap')
  let played = 0
  let ended = 0
  await fc.assert(
    // Some jobs go on when all who followed them have left.
    fc.asyncProperty(steps, fc.constantFrom(15, 600_000), async (list, ms) => {
      ended += await play(list, ms)
      played++
    }),
    { numRuns: 60 },
  )
  await vi.waitFor(() => expect(holding('TCPSocketWrap')).toBe(0))
  // Node 24 lets go of a closed server some turns later.
  await vi.waitFor(() => expect(holding('TCPServerWrap')).toBe(before))
  process.stdout.write(`${played} over sockets, ${ended} endings\n`)
}, 120_000)
