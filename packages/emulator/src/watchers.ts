/** Who wants to know when something changes, by its id. */
export function createWatchers() {
  const listeners = new Map<string, Set<() => void>>()

  function notify(id: string): void {
    // A copy: a listener may leave while it is called.
    for (const listener of [...(listeners.get(id) ?? [])]) listener()
  }

  return {
    /** Calls back after each change; returns the way out. */
    watch(id: string, listener: () => void): () => void {
      const set = listeners.get(id) ?? new Set()
      listeners.set(id, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0 && listeners.get(id) === set) listeners.delete(id)
      }
    },
    notify,
    notifyAll() {
      for (const id of [...listeners.keys()]) notify(id)
    },
  }
}
