export type Tasks = ReturnType<typeof createTasks>

/** Work under way that moving the clock by hand has to wait for. */
export function createTasks() {
  const pending = new Set<Promise<unknown>>()
  return {
    track(task: Promise<unknown>): void {
      const entry: Promise<unknown> = task.then(
        () => pending.delete(entry),
        () => pending.delete(entry),
      )
      pending.add(entry)
    },
    /** Settles when nothing is under way any more, and streams know it. */
    async settle(): Promise<void> {
      while (pending.size > 0) await Promise.all(pending)
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}
