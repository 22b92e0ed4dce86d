import {
  checkFault,
  type Fault,
  type FaultKind,
  type FaultRoute,
  type Faults,
  type FaultTarget,
} from './faults.ts'

/** A fault in force. */
type Entry = {
  readonly fault: Fault
  /** Requests that pass first. */
  after: number
  left: number
}

export type FaultStore = Faults & {
  /**
   * The first fault that hits this request, used up by one. What has `arrived`
   * over a connection cannot be refused any more; it only counts as one of
   * those that pass before.
   */
  take: (
    route: FaultRoute,
    target: FaultTarget,
    kinds?: readonly FaultKind[],
    arrived?: boolean,
  ) => Fault | undefined
  /** The fault that closes the port now, if one does. */
  readonly refusal: Entry | undefined
  /** Takes one fault back. */
  drop: (entry: Entry) => void
  /** Called whenever the faults in force have changed. */
  onChange: (listener: () => void) => void
}

export function createFaults(): FaultStore {
  let entries: Entry[] = []
  const listeners: (() => void)[] = []

  function change(next: Entry[]) {
    entries = next
    for (const listener of listeners) listener()
  }

  return {
    add(fault) {
      const { times: left, after } = checkFault(fault)
      change([...entries, { fault: { ...fault }, after, left }])
    },
    clear: () => change([]),
    get active() {
      return entries.map(({ fault, left }) => ({ ...fault, left }))
    },
    take(route, target, kinds, arrived = false) {
      const hit = entries.find((entry) => {
        const { fault, after } = entry
        if (!matches(fault, route, target, kinds)) return false
        if (after > 0) entry.after -= 1
        return after === 0 && !(arrived && fault.kind === 'refuse')
      })
      if (hit) hit.left -= 1
      if (entries.length > 0) change(entries.filter(({ left }) => left > 0))
      return hit?.fault
    },
    get refusal() {
      return entries.find(
        ({ fault, after }) => fault.kind === 'refuse' && after === 0,
      )
    },
    drop: (entry) => change(entries.filter((one) => one !== entry)),
    onChange(listener) {
      listeners.push(listener)
    },
  }
}

function matches(
  fault: Fault,
  route: FaultRoute,
  target: FaultTarget,
  kinds: readonly FaultKind[] | undefined,
): boolean {
  return (
    fault.route === route &&
    (kinds === undefined || kinds.includes(fault.kind)) &&
    (fault.endpoint === undefined || fault.endpoint === target.endpoint) &&
    (fault.requestId === undefined || fault.requestId === target.requestId)
  )
}
