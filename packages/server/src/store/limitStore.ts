import type { Store } from './store.ts'

/**
 * A store whose every answer comes in time or is an error. A client of an
 * engine that is away may wait for minutes, and what fal said would wait with
 * it.
 */
export function limitStore(store: Store, timeoutMs = 5_000): Store {
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name)
      if (typeof method !== 'function') return method
      return (...given: unknown[]) =>
        inTime(method.apply(target, given) as Promise<unknown>, timeoutMs)
    },
  })
}

async function inTime<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error('The store did not answer in time.')),
      timeoutMs,
    )
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
