/** How many things of one owner are open at once, in this process. */
export type Places = {
  /** Takes one; returns what gives it back, or `null` if all are taken. */
  take(ownerId: string): (() => void) | null
}

/** @param most `null` for any number. */
export function createPlaces(most: number | null): Places {
  const taken = new Map<string, Set<symbol>>()
  return {
    take(ownerId) {
      const theirs = taken.get(ownerId) ?? new Set()
      if (most !== null && theirs.size >= most) return null
      const place = Symbol('place')
      taken.set(ownerId, theirs.add(place))
      return () => {
        if (theirs.delete(place) && theirs.size === 0) taken.delete(ownerId)
      }
    },
  }
}
