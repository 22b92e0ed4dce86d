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
      do {
        await Promise.all(pending)
        // What is due this moment begins now, and streams write.
        await new Promise((resolve) => setImmediate(resolve))
      } while (pending.size > 0)
    },
  }
}
