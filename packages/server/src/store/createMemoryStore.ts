import { createMemoryBudget } from './createMemoryBudget.ts'
import { createMemoryOnce } from './createMemoryOnce.ts'
import type { Store } from './store.ts'

export type MemoryStoreOptions = {
  /** Milliseconds since 1970. @default Date.now */
  now?: (() => number) | undefined
}

/**
 * A store in the memory of this process: right for one process, and for tests.
 * Several machines, or functions that come and go, need a shared one.
 */
export function createMemoryStore(options: MemoryStoreOptions = {}): Store {
  const now = options.now ?? Date.now
  return { ...createMemoryBudget(now), ...createMemoryOnce(now) }
}
