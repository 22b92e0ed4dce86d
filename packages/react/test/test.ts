import {
  type Client,
  createClient,
  memoryStorage,
  type ReceiptStorage,
} from '@falvideo/client'
import type { EmulatorOptions, Fault } from '@falvideo/emulator'
import { test as base } from 'vitest'
import { commands } from 'vitest/browser'
import type { Facts } from './commands.ts'

/** A fal of one test, over HTTP. */
export type Fal = {
  url: string
  /** Moves its clock: two seconds of queue, then ten of running. */
  advance(ms: number): Promise<void>
  addFault(fault: Fault): Promise<void>
  read(): Promise<Facts>
  createClient(storage?: ReceiptStorage): Client
}

export const queueMs = 2_000
export const runMs = 10_000

function drawPicture(): string {
  const canvas = document.createElement('canvas')
  canvas.width = 320
  canvas.height = 180
  return canvas.toDataURL('image/png')
}

export const input = {
  image_url: drawPicture(),
  prompt: 'The camera moves slowly forward',
}

type Fixtures = {
  emulatorOptions: EmulatorOptions
  fal: Fal
}

/** A test with an emulator of its own, whose clock stands still. */
export const test = base.extend<Fixtures>({
  emulatorOptions: {},
  fal: async ({ emulatorOptions }, use) => {
    const url = await commands.startEmulator({
      render: 'sample',
      clock: 'manual',
      queueMs,
      runMs,
      crowd: 0,
      exposeHeaders: true,
      ...emulatorOptions,
    })
    await use({
      url,
      advance: (ms) => commands.advance(url, ms),
      addFault: (fault) => commands.addFault(url, fault),
      read: () => commands.readFacts(url),
      createClient: (storage = memoryStorage()) =>
        createClient({ baseUrl: url, credentials: 'test:key', storage }),
    })
    await commands.stopEmulator(url)
  },
})
