import {
  type Client,
  type ConnectionOptions,
  createClient,
  memoryStorage,
} from '@falvideo/client'
import type { EmulatorOptions, Fault } from '@falvideo/emulator'
import { test as base, expect } from 'vitest'
import { commands } from 'vitest/browser'
import { createFastClock } from './createFastClock.ts'
import { createPicture } from './createPicture.ts'
import { eventually } from './eventually.ts'
import type { Facts, LineFault } from './node/startFal.ts'
import { type Browser, toTab, toView, type View } from './tabs.ts'

/** A fal of one test, over HTTP: the handler in front of an emulator. */
export type Fal = {
  /** Address of the handler. */
  proxyUrl: string
  /** Moves fal's clock: two seconds of queue, then ten of running. */
  advance(ms: number): Promise<void>
  /** Something that goes wrong between handler and fal. */
  addFault(fault: Fault): Promise<void>
  /** Something that goes wrong between browser and handler. */
  addLineFault(fault: LineFault): Promise<void>
  /** Makes fal forget everything. */
  reset(): Promise<void>
  read(): Promise<Facts>
  createClient(options?: ConnectionOptions): Client
}

export const queueMs = 2_000
export const runMs = 10_000

export const input = {
  image_url: createPicture().url,
  prompt: 'The camera moves slowly forward',
}

export type TabbedWindow = {
  /** Opens it in front. @param first script that runs before the page's own. */
  openView(first?: string): Promise<View>
  /** Opens an empty tab in front. */
  hideAll(): Promise<void>
}

type Fixtures = {
  emulatorOptions: EmulatorOptions
  fal: Fal
  browser: Browser
  tabbedWindow: TabbedWindow
}

/** A test with a fal of its own, whose clock stands still. */
export const test = base.extend<Fixtures>({
  emulatorOptions: {},
  fal: async ({ emulatorOptions }, use) => {
    const proxyUrl = await commands.falStart(location.origin, {
      render: 'sample',
      clock: 'manual',
      queueMs,
      runMs,
      crowd: 0,
      ...emulatorOptions,
    })
    await use({
      proxyUrl,
      advance: (ms) => commands.falAdvance(proxyUrl, ms),
      addFault: (fault) => commands.falFault(proxyUrl, fault),
      addLineFault: (fault) => commands.falLineFault(proxyUrl, fault),
      reset: () => commands.falReset(proxyUrl),
      read: () => commands.falRead(proxyUrl),
      createClient: (options) =>
        createClient({
          proxyUrl,
          storage: memoryStorage(),
          clock: createFastClock(),
          ...options,
        }),
    })
    await commands.falStop(proxyUrl)
  },
  browser: async ({ fal }, use) => {
    const browser = await commands.browserOpen()
    const url = addressFor(fal)
    await use({
      openTab: async (first = '') =>
        toTab(await commands.tabOpen(browser, url, first), url),
      setOffline: (offline) => commands.browserSetOffline(browser, offline),
    })
    await commands.browserClose(browser)
  },
  tabbedWindow: async ({ fal }, use) => {
    const window = await commands.windowOpen()
    await use({
      async openView(first = '') {
        const address = addressFor(fal)
        const view = toView(await commands.viewOpen(window, address, first))
        await eventually(async () =>
          expect(await view.read('globalThis.state?.job?.phase')).toBeDefined(),
        )
        return view
      },
      async hideAll() {
        await commands.viewOpen(window, 'about:blank', '')
      },
    })
    await commands.windowClose(window)
  },
})

function addressFor({ proxyUrl }: Fal): string {
  const url = new URL('/test/pages/index.html', location.origin)
  url.searchParams.set('proxyUrl', proxyUrl)
  return url.href
}
