/**
 * What is not needed to show a page: loaded when first needed, and ahead of
 * that once a page has a slot, so that a click does not wait for it and a
 * deployment between the two does not take it away.
 */
export const later = {
  followJob: () => import('./job/followJob.ts'),
  startJob: () => import('./slot/startJob.ts'),
  waitForEnd: () => import('./job/waitForEnd.ts'),
  cancelJob: () => import('./job/cancelJob.ts'),
}

/** Loads ahead. What cannot be had now is asked for again when needed. */
export function loadAhead(): void {
  for (const load of Object.values(later)) load().catch(() => {})
}
