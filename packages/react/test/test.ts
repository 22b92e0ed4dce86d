import {
  type Client,
  type ConnectionOptions,
  createClient,
  memoryStorage,
} from '@falvideo/client'
import type { EmulatorOptions, Fault } from '@falvideo/emulator'
import { test as base } from 'vitest'
import { commands } from 'vitest/browser'
import { createFastClock } from './createFastClock.ts'
import { createPicture } from './createPicture.ts'
import type { Facts, LineFault } from './node/startFal.ts'

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

/** A tab with the page of `test/pages`, in a browser of its own. */
export type Tab = {
  generate(options?: { file?: boolean }): Promise<void>
  /** Value of an expression over `state`. */
  read<Value>(expression: string): Promise<Value>
  /** Waits for a phase to be shown. */
  until(phase: string): Promise<void>
  /** Waits for an expression over `state` to hold. */
  wait(expression: string): Promise<void>
  reload(): Promise<void>
  leave(): Promise<void>
  comeBack(): Promise<void>
  close(): Promise<void>
  setHidden(hidden: boolean): Promise<void>
  setFrozen(frozen: boolean): Promise<void>
  /** Lets every request fail whose address matches the glob, or none. */
  block(address: string | null): Promise<void>
}

export type Browser = {
  /** @param first script that runs in the tab before the page's own. */
  openTab(first?: string): Promise<Tab>
  setOffline(offline: boolean): Promise<void>
}

type Fixtures = {
  emulatorOptions: EmulatorOptions
  fal: Fal
  browser: Browser
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
    const url = new URL('/test/pages/index.html', location.origin)
    url.searchParams.set('proxyUrl', fal.proxyUrl)
    await use({
      openTab: async (first = '') =>
        toTab(await commands.tabOpen(browser, url.href, first), url.href),
      setOffline: (offline) => commands.browserSetOffline(browser, offline),
    })
    await commands.browserClose(browser)
  },
})

function toTab(tab: string, url: string): Tab {
  const evaluate = (expression: string) => commands.tabEvaluate(tab, expression)
  return {
    async generate({ file = false } = {}) {
      const image = file ? 'state.picture.file' : 'state.picture.url'
      await evaluate(
        `void state.job.generate({ image_url: ${image}, prompt: 'Forward' })`,
      )
    },
    read: async <Value>(expression: string) =>
      (await evaluate(expression)) as Value,
    until: (phase) => commands.tabWait(tab, `state.job?.phase === '${phase}'`),
    wait: (expression) => commands.tabWait(tab, expression),
    reload: () => commands.tabReload(tab),
    leave: () => commands.tabGoTo(tab, 'about:blank'),
    comeBack: () => commands.tabGoTo(tab, url),
    close: () => commands.tabClose(tab),
    async setHidden(hidden) {
      const value = hidden ? 'hidden' : 'visible'
      await evaluate(
        `Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => '${value}' });
         document.dispatchEvent(new Event('visibilitychange'))`,
      )
    },
    setFrozen: (frozen) => commands.tabSetFrozen(tab, frozen),
    block: (address) => commands.tabBlock(tab, address),
  }
}
