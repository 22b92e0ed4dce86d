import type { Clock } from './clock.ts'
import { createRequestId, type Random } from './random.ts'

/** A key made through the platform API; the secret is told once. */
export type MadeKey = { id: string; alias: string; createdAt: number }

export type Keys = ReturnType<typeof createKeys>

/** The keys that are good: those given, and those made since. */
export function createKeys(parameters: {
  /** Absent: any of the form `id:secret`. */
  given: readonly string[] | undefined
  clock: Clock
  random: Random
}) {
  const { given, clock, random } = parameters
  const made = new Map<string, MadeKey & { key: string }>()
  const deleted = new Set<string>()
  return {
    isGood(key: string): boolean {
      const [id = ''] = key.split(':')
      const own = made.get(id)
      if (own || deleted.has(id)) return own?.key === key
      return given?.includes(key) ?? true
    },
    make(alias: string): { id: string; secret: string } {
      const createdAt = clock.now()
      const id = createRequestId(createdAt, random)
      const secret = random(16).toString('hex')
      made.set(id, { id, alias, createdAt, key: `${id}:${secret}` })
      return { id, secret }
    },
    delete(id: string): void {
      if (made.delete(id)) deleted.add(id)
    },
    all: (): MadeKey[] => [...made.values()],
    clear() {
      made.clear()
      deleted.clear()
    },
  }
}
