/**
 * Calls `wake` whenever the network comes back or the page is shown: timers of
 * hidden pages run late, and connections of sleeping machines are dead. Returns
 * what ends it. Does nothing where there is no page.
 */
export function onPageWake(wake: () => void): () => void {
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
