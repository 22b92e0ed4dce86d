/** Calls a listener before the next paint, once, however often it is asked. */
export type Frame = (listener: () => void) => void

// A hidden page paints nothing, but its title may say that a job has ended.
const longestMs = 100

/**
 * Gathers what would make components render, so that all jobs of a page render
 * together and no more often than anyone can see.
 */
export function createFrame(): Frame {
  const waiting = new Set<() => void>()
  const flush = () => {
    const due = [...waiting]
    waiting.clear()
    for (const listener of due) listener()
  }
  return (listener) => {
    waiting.add(listener)
    if (waiting.size > 1) return
    const timer = setTimeout(flush, longestMs)
    globalThis.requestAnimationFrame?.(() => {
      clearTimeout(timer)
      flush()
    })
  }
}
