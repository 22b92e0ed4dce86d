'use client'
import { useMemo, useState, useSyncExternalStore } from 'react'
import type { ReadableStore } from '../store/ReadableStore.ts'

/**
 * Reads a store so that the component renders again only when a field changes
 * that it has read. Spreading the result reads all of it.
 */
export function useTracked<T extends object>(store: ReadableStore<T>): T {
  const [read] = useState(() => new Set<keyof T>())
  // A new view each render: it begins with the newest value, and from then on
  // counts only what was read. Fields read for the first time are never stale.
  const view = createView(store, read)
  const snapshot = useSyncExternalStore(store.subscribe, view, store.getServer)
  return useMemo(() => track(snapshot, read), [snapshot, read])
}

/** Repeats the last value until a field changes that was read. */
function createView<T extends object>(
  store: ReadableStore<T>,
  read: ReadonlySet<keyof T>,
): () => T {
  let last = store.get()
  return () => {
    const next = store.get()
    for (const field of read) {
      if (!Object.is(next[field], last[field])) {
        last = next
        break
      }
    }
    return last
  }
}

/** The same fields, each noting that it was read. */
function track<T extends object>(snapshot: T, read: Set<keyof T>): T {
  const tracked = {} as T
  for (const field of Object.keys(snapshot) as (keyof T)[]) {
    Object.defineProperty(tracked, field, {
      enumerable: true,
      get: () => {
        read.add(field)
        return snapshot[field]
      },
    })
  }
  return tracked
}
