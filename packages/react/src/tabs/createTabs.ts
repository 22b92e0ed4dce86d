import { isAbortError } from '../utils/isAbortError.ts'

/** A line to the other tabs of this origin that opened the same name. */
export type Channel<Message> = {
  post(message: Message): void
  /** Messages of the other tabs, never our own. */
  listen(listener: (message: Message) => void): void
  close(): void
}

/** What following one job in many tabs needs from the platform. */
export type Tabs = {
  /** `undefined` where tabs cannot coordinate: each then watches by itself. */
  open<Message>(name: string): Channel<Message> | undefined
  /**
   * Waits for the lock, calls `hold`, gives the lock back when it settles.
   * `lost` aborts when another tab took the lock by force. Resolves without
   * calling `hold` when `signal` aborts first.
   */
  lock(
    name: string,
    options: { signal: AbortSignal; steal: boolean },
    hold: (lost: AbortSignal) => Promise<void>,
  ): Promise<void>
  isHidden(): boolean
  /** Calls back whenever the tab becomes visible. Returns the way to stop. */
  onVisible(listener: () => void): () => void
}

const scope = 'falvideo/'

/**
 * Coordination of the tabs of one origin by Web Locks and BroadcastChannel.
 * Looks at the platform when used, not when made.
 */
export function createTabs(): Tabs {
  return {
    open(name) {
      const locks = globalThis.navigator?.locks
      if (locks === undefined || typeof BroadcastChannel === 'undefined') {
        return undefined
      }
      const channel = new BroadcastChannel(scope + name)
      return {
        post: (message) => channel.postMessage(message),
        listen: (listener) => {
          channel.onmessage = (event) => listener(event.data)
        },
        close: () => channel.close(),
      }
    },

    async lock(name, { signal, steal }, hold) {
      const lost = new AbortController()
      let held: Promise<void> | undefined
      try {
        // The platform refuses a signal together with `steal`.
        const options = steal ? { steal } : { signal }
        await navigator.locks.request(scope + name, options, () => {
          held = hold(lost.signal)
          return held
        })
      } catch (error) {
        lost.abort()
        await held
        if (!isAbortError(error)) throw error
      }
    },

    isHidden: () =>
      typeof document !== 'undefined' && document.visibilityState === 'hidden',

    onVisible(listener) {
      if (typeof document === 'undefined') return () => {}
      const onChange = () => {
        if (document.visibilityState === 'visible') listener()
      }
      document.addEventListener('visibilitychange', onChange)
      return () => document.removeEventListener('visibilitychange', onChange)
    },
  }
}

/** Coordination switched off: every tab watches by itself. */
export const noTabs: Tabs = {
  open: () => undefined,
  lock: (_name, { signal }, hold) => hold(signal),
  isHidden: () => false,
  onVisible: () => () => {},
}
