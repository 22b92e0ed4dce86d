import type { ReadableStore } from './ReadableStore.ts'


export type Store<T> = ReadableStore<T> & {
  set(next: T): void
}

export type CreateStoreParameters<T> = {
  initial: T
  /** Called when the first listener comes; returns what to do when none is left. */
  onActive?: () => () => void
}

/** The smallest store that React's `useSyncExternalStore` can follow. */
export function createStore<T>({
  initial,
  onActive,
}: CreateStoreParameters<T>): Store<T> {
  const listeners = new Set<() => void>()
  let value = initial
  let onIdle: (() => void) | undefined
  return {
    get: () => value,
    getServer: () => initial,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      // A wrapper, so that one function may listen twice.
      const entry = () => listener()
      listeners.add(entry)
      if (listeners.size === 1) onIdle = onActive?.()
      return () => {
        listeners.delete(entry)
        if (listeners.size > 0) return
        onIdle?.()
        onIdle = undefined
      }
    },
  }
}
