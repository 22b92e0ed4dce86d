import { expect } from 'vitest'
import { commands } from 'vitest/browser'
import { eventually } from './eventually.ts'

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

export function toView(view: string): View {
  return {
    ...toPage((expression) => commands.viewEvaluate(view, expression)),
    setFrozen: (frozen) => commands.viewSetFrozen(view, frozen),
  }
}

export function toTab(tab: string, url: string): Tab {
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
