// Runs in Node, next to the browser.
import type { Emulator, EmulatorOptions, Fault } from '@falvideo/emulator'
import { tsImport } from 'tsx/esm/api'
import type { BrowserCommand } from 'vitest/node'

type Module = typeof import('@falvideo/emulator')

const emulators = new Map<string, Emulator>()

function get(url: string): Emulator {
  const emulator = emulators.get(url)
  if (emulator === undefined) throw new Error(`No emulator at ${url}.`)
  return emulator
}

/** What a test reads of an emulator. */
export type Facts = {
  spentUsd: string
  submits: number
  jobs: { requestId: string; status: string; billedUsd: string }[]
  /** Name of the route of every request, oldest first. */
  routes: string[]
}

const startEmulator: BrowserCommand<[options: EmulatorOptions]> = async (
  _context,
  options,
) => {
  // Vitest's config runs in plain Node, which reads no TypeScript.
  const { createEmulator }: Module = await tsImport(
    '@falvideo/emulator',
    import.meta.url,
  )
  const emulator = createEmulator(options)
  const { url } = await emulator.listen()
  emulators.set(url, emulator)
  return url
}

const stopEmulator: BrowserCommand<[url: string]> = async (_context, url) => {
  await get(url).close()
  emulators.delete(url)
}

const advance: BrowserCommand<[url: string, ms: number]> = (
  _context,
  url,
  ms,
) => get(url).control.advance(ms)

const addFault: BrowserCommand<[url: string, fault: Fault]> = (
  _context,
  url,
  fault,
) => {
  get(url).faults.add(fault)
}

const readFacts: BrowserCommand<[url: string]> = (_context, url): Facts => {
  const { ledger, requests } = get(url)
  return {
    spentUsd: ledger.spentUsd,
    submits: ledger.submits,
    jobs: ledger.jobs.map(({ requestId, status, billedUsd }) => ({
      requestId,
      status,
      billedUsd,
    })),
    routes: requests.map(({ route = 'none' }) => route),
  }
}

declare module 'vitest/browser' {
  interface BrowserCommands {
    startEmulator(options: EmulatorOptions): Promise<string>
    stopEmulator(url: string): Promise<void>
    advance(url: string, ms: number): Promise<void>
    addFault(url: string, fault: Fault): Promise<void>
    readFacts(url: string): Promise<Facts>
  }
}

export const commands = {
  startEmulator,
  stopEmulator,
  advance,
  addFault,
  readFacts,
}
