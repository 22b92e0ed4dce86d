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

/** The page of `test/pages`. */
type Page = {
  generate(options?: { file?: boolean }): Promise<void>
  /** Value of an expression over `state`. */
  read<Value>(expression: string): Promise<Value>
  /** Waits for a phase to be shown. */
  until(phase: string): Promise<void>
}

/** A tab with the page, in a browser of its own. Always visible. */
export type Tab = Page & {
  /** Waits for an expression over `state` to hold. */
  wait(expression: string): Promise<void>
  reload(): Promise<void>
  leave(): Promise<void>
  comeBack(): Promise<void>
  close(): Promise<void>
  /** Lets every request fail whose address matches the glob, or none. */
  block(address: string | null): Promise<void>
}

export type Browser = {
  /** @param first script that runs in the tab before the page's own. */
  openTab(first?: string): Promise<Tab>
  setOffline(offline: boolean): Promise<void>
}

/** A tab with the page, in a window where one tab hides the others. */
export type View = Page & {
  /** Stops it, as phones do: it neither hears nor says anything. */
  setFrozen(frozen: boolean): Promise<void>
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

function toPage(evaluate: (expression: string) => Promise<unknown>): Page {
  const read = async <Value>(expression: string) =>
    (await evaluate(expression)) as Value
  return {
    read,
    async generate({ file = false } = {}) {
      const image = file ? 'state.picture.file' : 'state.picture.url'
      await evaluate(
        `void state.job.generate({ image_url: ${image}, prompt: 'Forward' })`,
      )
    },
    until: (phase) =>
      eventually(async () =>
        expect(await read('globalThis.state?.job?.phase')).toBe(phase),
      ),
  }
}

function toView(view: string): View {
  return {
    ...toPage((expression) => commands.viewEvaluate(view, expression)),
    setFrozen: (frozen) => commands.viewSetFrozen(view, frozen),
  }
}

function toTab(tab: string, url: string): Tab {
  return {
    ...toPage((expression) => commands.tabEvaluate(tab, expression)),
    until: (phase) => commands.tabWait(tab, `state.job?.phase === '${phase}'`),
    wait: (expression) => commands.tabWait(tab, expression),
    reload: () => commands.tabReload(tab),
    leave: () => commands.tabGoTo(tab, 'about:blank'),
    comeBack: () => commands.tabGoTo(tab, url),
    close: () => commands.tabClose(tab),
    block: (address) => commands.tabBlock(tab, address),
  }
}
