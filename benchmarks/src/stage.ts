import { createEmulator, type EmulatorOptions } from '@falvideo/emulator'
import { createVirtualTime, pause, type VirtualTime } from './virtualTime.ts'

/** An emulator in this process under a time that is moved. */
export type Stage = {
  time: VirtualTime
  emulator: ReturnType<typeof createEmulator>
  fetch: typeof globalThis.fetch
  /** Requests that reached for fal, sent or not. */
  sent: () => number
  close: () => Promise<void>
}

/** Longest wait, in real time, for work of the emulator on disk. */
const patienceMs = 1_000

/**
 * Sets one up. A job ends exactly `runMs` after its submit: time is held until
 * what the emulator writes to disk in real time is written.
 */
export function createStage(
  options: EmulatorOptions & { runMs: number },
): Stage {
  // Lost runners, for instance: they do not end when their time has come.
  const excused = new Set<string>()
  const time = createVirtualTime(async () => {
    const overdue = () =>
      emulator.ledger.jobs.filter(
        ({ requestId, status, submittedAt }) =>
          status === 'IN_PROGRESS' &&
          Date.parse(submittedAt) + options.runMs <= time.now() &&
          !excused.has(requestId),
      )
    let waitedMs = 0
    for (; overdue().length > 0; waitedMs += 2) {
      if (waitedMs >= patienceMs) {
        for (const { requestId } of overdue()) excused.add(requestId)
      }
      await pause(2)
    }
    return waitedMs > 0
  })
  const emulator = createEmulator({
    render: 'sample',
    crowd: 0,
    queueMs: 0,
    concurrency: 10_000,
    ...options,
  })
  let sent = 0
  const fetch = time.track((input, init) => {
    sent += 1
    return emulator.fetch(input, init)
  })
  return {
    time,
    emulator,
    fetch,
    sent: () => sent,
    async close() {
      time.restore()
      await emulator.close()
    },
  }
}
