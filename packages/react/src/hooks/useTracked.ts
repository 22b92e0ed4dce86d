'use client'
import { useMemo, useState, useSyncExternalStore } from 'react'
import type { ReadableStore } from '../store/ReadableStore.ts'

/**
 * Reads a store so that the component renders again only when a field changes
 * that it has read. Spreading the result reads all of it.
 */
export function useTracked<Fields extends object>(
  store: ReadableStore<Fields>,
): Fields {
  const [read] = useState(() => new Set<keyof Fields>())
  // A new view each render: it begins with the newest value, and from then on
  // counts only what was read. A field read for the first time is never stale.
  const view = createView(store, read)
  const fields = useSyncExternalStore(store.subscribe, view, store.getServer)
  return useMemo(() => track(fields, read), [fields, read])
}

/** Repeats the last value until a field changes that was read. */
function createView<Fields extends object>(
  store: ReadableStore<Fields>,
  read: ReadonlySet<keyof Fields>,
): () => Fields {
  let last = store.get()
  return () => {
    const next = store.get()
    for (const field of read) {
      if (Object.is(next[field], last[field])) continue
      last = next
      break
    }
    return last
  }
}

/** The same fields, each noting that it was read. */
function track<Fields extends object>(
  fields: Fields,
  read: Set<keyof Fields>,
): Fields {
  const tracked = {} as Fields
  for (const field of Object.keys(fields) as (keyof Fields)[]) {
    Object.defineProperty(tracked, field, {
      enumerable: true,
      get: () => {
        read.add(field)
        return fields[field]
      },
    })
  }
  return tracked
}
