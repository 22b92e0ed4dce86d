import type { FaultStore } from './createFaults.ts'
import type { Listener } from './listen.ts'

/** How long `refuse` closes the port each time, in milliseconds. */
const refuseMs = 500

/**
 * Closes the port as long as a fault of kind `refuse` is due: at once where
 * none is to pass before, and when the last of those has passed where some are.
 */
export function createDoor(faults: FaultStore) {
  let listener: Listener | undefined
  let due: FaultStore['refusal']
  let timer: ReturnType<typeof setTimeout> | undefined

  function look() {
    if (!listener || faults.refusal === due) return
    clearTimeout(timer)
    due = faults.refusal
    if (!due) return listener.open()
    listener.shut()
    const { fault, left } = due
    const forMs = (fault.delayMs ?? refuseMs) * left
    timer = setTimeout(faults.drop, forMs, due)
  }

  faults.onChange(look)

  return {
    /** Where it is, from now on. */
    use(port: Listener) {
      listener = port
      look()
    },
    /** Nothing is opened any more. */
    leave() {
      clearTimeout(timer)
      listener = undefined
      due = undefined
    },
  }
}
