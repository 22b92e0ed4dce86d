/** A value that changes as a whole, as React's `useSyncExternalStore` wants it. */
export type ReadableStore<T> = {
  get(): T
  /** What a server renders, and what the first render on a page repeats. */
  getServer(): T
  subscribe(listener: () => void): () => void
}
