const maxRemembered = 10_000

/** Keeps a value, and forgets the oldest one when there are many. */
export function remember<T>(map: Map<string, T>, key: string, value: T): T {
  if (map.size >= maxRemembered) {
    for (const oldest of map.keys()) {
      map.delete(oldest)
      break
    }
  }
  map.set(key, value)
  return value
}
