/** An object with named members: no list, not null. */
export type Entries = Readonly<Record<string, unknown>>

/** Whether a value is an object with named members. */
export function isEntries(value: unknown): value is Entries {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether two JSON values are equal, whatever the order of keys. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return (
      one.length === other.length &&
      one.every((item, index) => sameValue(item, other[index]))
    )
  if (!isEntries(one) || !isEntries(other)) return one === other
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) => Object.hasOwn(other, key) && sameValue(one[key], other[key]),
    )
  )
}
