/** A random id. `crypto.randomUUID` is missing on plain http. */
export function createId(): string {
  const random = () => Math.random().toString(36).slice(2)
  return (
    globalThis.crypto?.randomUUID?.() ??
    [random(), random(), random(), random()].join('-')
  )
}
