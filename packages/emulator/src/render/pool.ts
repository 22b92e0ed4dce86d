/**
 * Lets at most `size` tasks run at a time, in the order they came.
 * A task whose signal aborts while it waits never starts.
 */
export function createPool(size: number): {
  run: <T>(task: () => Promise<T>, signal: AbortSignal) => Promise<T>
} {
  let running = 0
  const waiting: (() => void)[] = []

  async function slot(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    if (running < size) {
      running += 1
      return
    }
    await new Promise<void>((resolve, reject) => {
      const leave = () => {
        waiting.splice(waiting.indexOf(enter), 1)
        reject(signal.reason)
      }
      // The slot is handed over as it is: `running` stays the same.
      const enter = () => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      waiting.push(enter)
      signal.addEventListener('abort', leave, { once: true })
    })
  }

  return {
    async run(task, signal) {
      await slot(signal)
      try {
        return await task()
      } finally {
        const next = waiting.shift()
        if (next) next()
        else running -= 1
      }
    },
  }
}
