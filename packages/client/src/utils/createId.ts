/** A random id. `crypto.randomUUID` is missing on plain http. */
export function createId(): string {
  return (
    globalThis.crypto?.randomUUID?.() ?? `${Math.random()}-${Math.random()}`
  )
}
