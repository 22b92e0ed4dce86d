import { joinLine, pickNext, type Waiting } from './queue.ts'

/** The line of waiting requests, and who of them occupies a runner. */
export function createLine(concurrency: number) {
  let entries: Waiting[] = []
  const running = new Map<string, number>()
  return {
    join(entry: Waiting, where: 'front' | 'back' = 'back') {
      entries = joinLine(entries, entry, where)
    },
    leave(requestId: string) {
      entries = entries.filter((entry) => entry.requestId !== requestId)
    },
    /** Takes up, or with -1 frees, runners of an account. */
    occupy(account: string, change: -1 | 0 | 1) {
      running.set(account, (running.get(account) ?? 0) + change)
    },
    /** Requests of an account that run now. */
    running: (account: string) => running.get(account) ?? 0,
    /** Ids of the requests that may start now. */
    next: (now: number) => pickNext(entries, running, concurrency, now),
    /** Place of a request, from 0; -1 where it does not wait. */
    place: (requestId: string) =>
      entries.findIndex((entry) => entry.requestId === requestId),
    readyAt: (requestId: string) =>
      entries.find((entry) => entry.requestId === requestId)?.readyAt,
    get ids() {
      return entries.map(({ requestId }) => requestId)
    },
    clear() {
      entries = []
      running.clear()
    },
  }
}
