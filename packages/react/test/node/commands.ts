// Runs in Node, next to the browser: what tests call through `commands`.
import type { EmulatorOptions, Fault } from '@falvideo/emulator'
import type { BrowserCommand } from 'vitest/node'
import { measureSize } from './measureSize.ts'
import { pageCommands } from './pages.ts'
import { renderOnServer } from './renderOnServer.ts'
import { type Facts, type Fal, type LineFault, startFal } from './startFal.ts'
import { windowCommands } from './windows.ts'

type Command<Parameters extends unknown[]> = BrowserCommand<Parameters>

const running = new Map<string, Fal>()

function get(proxyUrl: string): Fal {
  const fal = running.get(proxyUrl)
  if (fal === undefined) throw new Error(`Nothing runs at ${proxyUrl}.`)
  return fal
}

const falStart: Command<[origin: string, emulator: EmulatorOptions]> = async (
  _context,
  origin,
  emulator,
) => {
  const fal = await startFal({ origin, emulator })
  running.set(fal.proxyUrl, fal)
  return fal.proxyUrl
}

const falStop: Command<[proxyUrl: string]> = async (_context, proxyUrl) => {
  const fal = get(proxyUrl)
  running.delete(proxyUrl)
  await fal.close()
}

const falAdvance: Command<[proxyUrl: string, ms: number]> = (
  _context,
  proxyUrl,
  ms,
) => get(proxyUrl).emulator.control.advance(ms)

const falFault: Command<[proxyUrl: string, fault: Fault]> = (
  _context,
  proxyUrl,
  fault,
) => {
  get(proxyUrl).emulator.faults.add(fault)
}

const falLineFault: Command<[proxyUrl: string, fault: LineFault]> = (
  _context,
  proxyUrl,
  fault,
) => {
  get(proxyUrl).faults.push(fault)
}

const falReset: Command<[proxyUrl: string]> = (_context, proxyUrl) =>
  get(proxyUrl).emulator.reset()

const falRead: Command<[proxyUrl: string]> = (_context, proxyUrl): Facts =>
  get(proxyUrl).read()

/** Writes a line of what was measured to the terminal. */
const print: Command<[text: string]> = (_context, text) => {
  process.stdout.write(`${text}\n`)
}

declare module 'vitest/browser' {
  interface BrowserCommands {
    falStart(origin: string, emulator: EmulatorOptions): Promise<string>
    falStop(proxyUrl: string): Promise<void>
    falAdvance(proxyUrl: string, ms: number): Promise<void>
    falFault(proxyUrl: string, fault: Fault): Promise<void>
    falLineFault(proxyUrl: string, fault: LineFault): Promise<void>
    falReset(proxyUrl: string): Promise<void>
    print(text: string): Promise<void>
    falRead(proxyUrl: string): Promise<Facts>
  }
}

export const commands = {
  ...pageCommands,
  ...windowCommands,
  print,
  renderOnServer,
  measureSize,
  falStart,
  falStop,
  falAdvance,
  falFault,
  falLineFault,
  falReset,
  falRead,
}
