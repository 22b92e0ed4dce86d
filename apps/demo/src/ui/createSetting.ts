import { useSyncExternalStore } from 'react'

/** A string that stays over reloads and is the same in every tab. */
export function createSetting(name: string, initial: string) {
  const key = `falvideo.demo.${name}`
  const listeners = new Set<() => void>()
  // Kept beside the storage, which may be forbidden.
  let value = initial
  const read = () => {
    try {
      value = localStorage.getItem(key) ?? initial
    } catch {}
  }
  const tell = () => {
    for (const listener of listeners) listener()
  }
  read()
  window.addEventListener('storage', (event) => {
    if (event.key !== key) return
    read()
    tell()
  })

  const setting = {
    get: () => value,
    set(next: string) {
      value = next
      try {
        localStorage.setItem(key, next)
      } catch {}
      tell()
    },
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** Its value, and renders again when it changes. */
    use: () => useSyncExternalStore(setting.subscribe, setting.get),
  }
  return setting
}
