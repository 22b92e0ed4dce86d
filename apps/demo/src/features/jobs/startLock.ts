const lockName = (slot: string) => `falvideo.demo.start.${slot}`

/**
 * Says, to every tab, that this one started the job of a slot: a picture that
 * is still being uploaded has left no other trace. It ends with the tab.
 */
export function holdStart(slot: string): void {
  void navigator.locks?.request(lockName(slot), () => new Promise(() => {}))
}

/** Whether a tab that is open started the job of a slot. */
export async function isHeld(slot: string): Promise<boolean> {
  const state = await navigator.locks?.query()
  return state?.held?.some(({ name }) => name === lockName(slot)) ?? false
}
