/**
 * Whether two inputs ask for the same: the same values, files by identity. Two
 * clicks on one button give the same input; a changed form does not.
 */
export function sameInput(a: object, b: object): boolean {
  const mine = defined(a)
  const theirs = new Map(defined(b))
  return (
    mine.length === theirs.size &&
    mine.every(([name, value]) => isSame(value, theirs.get(name)))
  )
}

const defined = (input: object) =>
  Object.entries(input).filter(([, value]) => value !== undefined)

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (a instanceof URL && b instanceof URL) return a.href === b.href
  return isPlain(a) && isPlain(b) && sameInput(a, b)
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  return (
    Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
  )
}
