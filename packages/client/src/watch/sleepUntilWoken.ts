import type { Clock } from '../utils/clock.ts'
import { onPageWake } from '../utils/onPageWake.ts'
import { sleep } from '../utils/sleep.ts'
import { startDeadline } from '../utils/startDeadline.ts'

/** Sleeps, but not beyond the moment a page has reason to look at once. */
export async function sleepUntilWoken(
  clock: Clock,
  ms: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const alarm = startDeadline(clock, Infinity, signal)
  const forget = onPageWake(() => alarm.abort(woken))
  try {
    await sleep(clock, ms, alarm.signal)
  } catch (reason) {
    if (reason !== woken) throw reason
  } finally {
    forget()
    alarm.dispose()
  }
}

const woken = Symbol('woken')
