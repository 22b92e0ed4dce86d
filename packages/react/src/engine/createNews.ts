import type { Tabs } from '../tabs/createTabs.ts'

/** Word of changed receipts, between the tabs and within this one. */
export type News = {
  tell(): void
  listen(listener: () => void): () => void
}

/** The line is open while somebody listens. */
export function createNews(tabs: Tabs): News {
  const listeners = new Set<() => void>()
  const pass = () => {
    for (const listener of [...listeners]) listener()
  }
  let channel: ReturnType<typeof open> | undefined
  const open = () => {
    const line = tabs.open<'changed'>('receipts')
    line.listen(pass)
    return line
  }
  return {
    tell() {
      pass()
      if (!tabs.shared) return
      if (channel !== undefined) return channel.post('changed')
      const line = tabs.open<'changed'>('receipts')
      line.post('changed')
      setTimeout(() => line.close(), 0)
    },
    listen(listener) {
      listeners.add(listener)
      if (tabs.shared) channel ??= open()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        channel?.close()
        channel = undefined
      }
    },
  }
}
