/** Registers a call for when waiting longer makes no sense; returns its end. */
export type OnWake = (wake: () => void) => () => void

/**
 * Wakes when the network comes back or the page is shown: timers of hidden
 * pages run late, and connections of sleeping machines are dead.
 */
export const onPageWake: OnWake = (wake) => {
  const { document } = globalThis
  const target: Partial<EventTarget> = globalThis
  const onVisibility = () => {
    if (document.visibilityState === 'visible') wake()
  }
  target.addEventListener?.('online', wake)
  document?.addEventListener?.('visibilitychange', onVisibility)
  return () => {
    target.removeEventListener?.('online', wake)
    document?.removeEventListener?.('visibilitychange', onVisibility)
  }
}
