/** A random id. Falls back where `crypto.randomUUID` is missing (plain http). */
export function createId(): string {
  const { crypto } = globalThis
  if (typeof crypto?.randomUUID === 'function') return crypto.randomUUID()
  let id = ''
  while (id.length < 32) id += Math.random().toString(16).slice(2)
  return id.slice(0, 32)
}
