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
  /** Whether tabs can coordinate here; if not, each works by itself. */
  readonly shared: boolean
  /** Call only where `shared`. */
  open<Message>(name: string): Channel<Message>
  /**
   * Waits for the lock, calls `hold`, gives the lock back when it settles.
   * `lost` aborts when another tab took the lock by force. Resolves without
   * calling `hold` when `signal` aborts first. Holds at once where not `shared`.
   */
  lock(
    name: string,
    options: { signal?: AbortSignal | undefined; steal?: boolean | undefined },
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
    get shared() {
      return (
        globalThis.navigator?.locks !== undefined &&
        typeof BroadcastChannel !== 'undefined'
      )
    },
    open(name) {
      const channel = new BroadcastChannel(scope + name)
      return {
        post: (message) => channel.postMessage(message),
        listen: (listener) => {
          channel.onmessage = (event) => listener(event.data)
        },
        close: () => channel.close(),
      }
    },
    lock(name, options, hold) {
      return this.shared ? lock(scope + name, options, hold) : alone(hold)
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

const lock: Tabs['lock'] = async (name, { signal, steal }, hold) => {
  const lost = new AbortController()
  let held: Promise<void> | undefined
  // The platform refuses a signal together with `steal`.
  const options =
    steal === true ? { steal } : signal === undefined ? {} : { signal }
  try {
    await navigator.locks.request(name, options, () => {
      held = hold(lost.signal)
      return held
    })
  } catch (error) {
    lost.abort()
    await held
    if (!isAbortError(error)) throw error
  }
}

const alone = (hold: (lost: AbortSignal) => Promise<void>) =>
  hold(new AbortController().signal)

/** A channel that is closed in the task of its last message may not send it. */
export function closeSoon(channel: Pick<Channel<never>, 'close'>): void {
  setTimeout(() => channel.close(), 0)
}

/** Coordination switched off: every tab works by itself. */
export const noTabs: Tabs = {
  shared: false,
  open: () => ({ post: () => {}, listen: () => {}, close: () => {} }),
  lock: (_name, _options, hold) => alone(hold),
  isHidden: () => false,
  onVisible: () => () => {},
}
