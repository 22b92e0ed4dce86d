import { closeSoon, type Tabs } from '../tabs/createTabs.ts'

/** Word of changed receipts, between the tabs and within this one. */
export type News = {
  tell(): void
  listen(listener: () => void): () => void
}

/** The line is open while somebody listens. */
export function createNews(tabs: Tabs): News {
  const listeners = new Set<() => void>()
  let close: (() => void) | undefined
  const pass = () => {
    for (const listener of [...listeners]) listener()
  }
  const open = () => {
    const line = tabs.shared ? tabs.open<'changed'>('receipts') : undefined
    line?.listen(pass)
    const stop = listenToStorage(pass)
    return () => {
      line?.close()
      stop()
    }
  }
  return {
    tell() {
      pass()
      if (!tabs.shared) return
      const line = tabs.open<'changed'>('receipts')
      line.post('changed')
      closeSoon(line)
    },
    listen(listener) {
      listeners.add(listener)
      close ??= open()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        close?.()
        close = undefined
      }
    },
  }
}

/**
 * What one tab writes to localStorage reaches another process late, and maybe
 * after the message about it. This event comes when it is there.
 */
function listenToStorage(listener: () => void): () => void {
  if (typeof globalThis.addEventListener !== 'function') return () => {}
  globalThis.addEventListener('storage', listener)
  return () => globalThis.removeEventListener('storage', listener)
}
