import type { Tabs } from './createTabs.ts'

const mostFlushMs = 1_000

/** Messages go out in order: when the echo is heard, so is all before it. */
export function flush(
  tabs: Tabs,
  name: string,
  send: () => void,
): Promise<void> {
  return new Promise((resolve) => {
    const line = tabs.open<{ type: string }>(name)
    const done = () => {
      clearTimeout(timer)
      line.close()
      resolve()
    }
    const timer = setTimeout(done, mostFlushMs)
    line.listen(({ type }) => {
      if (type === 'echo') done()
    })
    send()
  })
}
