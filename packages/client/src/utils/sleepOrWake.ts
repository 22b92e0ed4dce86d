import type { Clock } from './clock.ts'
import { sleep } from './sleep.ts'
import { startDeadline } from './startDeadline.ts'

/**
 * Sleeps, but wakes early when the network comes back or the page is shown:
 * timers of hidden pages run late.
 */
export async function sleepOrWake(
  clock: Clock,
  ms: number,
  signal?: AbortSignal | undefined,
): Promise<void> {
  const alarm = startDeadline(clock, Number.POSITIVE_INFINITY, signal)
  const wake = () => alarm.abort(woken)
  const onVisibility = () => {
    if (document.visibilityState === 'visible') wake()
  }
  const target = globalThis as Partial<EventTarget>
  const page = typeof document === 'undefined' ? undefined : document
  target.addEventListener?.('online', wake)
  page?.addEventListener?.('visibilitychange', onVisibility)
  try {
    await sleep(clock, ms, alarm.signal)
  } catch (reason) {
    if (reason !== woken) throw reason
  } finally {
    alarm.dispose()
    target.removeEventListener?.('online', wake)
    page?.removeEventListener?.('visibilitychange', onVisibility)
  }
}

const woken = Symbol('woken')
