import type { Tabs } from './createTabs.ts'

/** Milliseconds, of a visible tab that hears nothing. */
export type Patience = {
  /** Until it asks who watches. */
  askMs: number
  /** From then until it takes over by force. */
  stealMs: number
}

/** Tells a watcher that is quiet from one that no longer runs. */
export function watchSilence(
  tabs: Tabs,
  { askMs, stealMs }: Patience,
  ask: () => void,
) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let frozen = new AbortController()
  const listen = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      // A hidden tab's own timers are late; it has no business to take over.
      if (tabs.isHidden()) return listen()
      ask()
      timer = setTimeout(() => frozen.abort(), stealMs)
    }, askMs)
  }
  return {
    heard: () => {
      if (timer !== undefined) listen()
    },
    /** `steal` says that the last wait ended in silence. */
    start() {
      const steal = frozen.signal.aborted
      frozen = new AbortController()
      listen()
      return { frozen: frozen.signal, steal }
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
