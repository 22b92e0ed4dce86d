import type { ReadableStore } from '../src/store/ReadableStore.ts'

export type Store<T> = ReadableStore<T> & { set(next: T): void }

/** A store whose value a test sets by hand. */
export function createStore<T>({ initial }: { initial: T }): Store<T> {
  const listeners = new Set<() => void>()
  let value = initial
  return {
    get: () => value,
    getServer: () => initial,
    set(next) {
      value = next
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
