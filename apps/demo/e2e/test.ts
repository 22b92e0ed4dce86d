import { test as base } from '@playwright/test'
import { startDemo } from './startDemo.ts'

type Ledger = {
  spentUsd: string
  submits: number
  jobs: {
    requestId: string
    endpoint: string
    status: string
    billedUsd: string
  }[]
}

/** The demo of this worker, with its emulator's levers. */
export type Demo = {
  url: string
  /** Where the emulator itself listens. */
  emulatorUrl: string
  ledger: () => Promise<Ledger>
  fault: (fault: Record<string, unknown>) => Promise<void>
  /** Queue and speed, until the test ends. */
  settings: (settings: Record<string, number | null>) => Promise<void>
  reset: () => Promise<void>
}

async function call(url: string, body?: unknown): Promise<unknown> {
  const response = await fetch(
    url,
    body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        },
  )
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  const text = await response.text()
  return text === '' ? undefined : JSON.parse(text)
}

/** `test` with the demo running; the emulator is as new for every test. */
export const test = base.extend<{ demo: Demo }, { server: Demo }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: the shape Playwright reads
    async ({}, use) => {
      const { url, emulatorUrl, output, stop } = await startDemo()
      const levers = `${url}/api/emulator`
      await use({
        url,
        emulatorUrl,
        ledger: async () => (await call(`${levers}/ledger`)) as Ledger,
        fault: async (fault) => void (await call(`${levers}/faults`, fault)),
        settings: async (settings) =>
          void (await call(`${levers}/settings`, settings)),
        reset: async () => void (await call(`${levers}/reset`, {})),
      })
      // The emulator says at its end whether an answer was not as fal's.
      if ((await stop()) !== 0) throw new Error(output())
    },
    { scope: 'worker' },
  ],
  // Without asking, so that no test finds what another one left.
  demo: [
    async ({ server }, use) => {
      await server.reset()
      // A short queue and no time beyond the render itself.
      await server.settings({ queueMs: 300, runMs: 0, crowd: 2 })
      await use(server)
    },
    { auto: true },
  ],
  baseURL: async ({ server }, use) => use(server.url),
})
