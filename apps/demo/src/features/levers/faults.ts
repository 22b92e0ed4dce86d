import type { strings } from '../../strings.ts'

/** What the emulator's control takes; see its README. */
export type Fault = {
  route: string
  kind: string
  times?: number
  status?: number
  delayMs?: number
}

/** The faults worth watching, each with what a user should look for. */
export const faults: readonly {
  id: keyof typeof strings.levers.faults
  fault: Fault
}[] = [
  { id: 'lostReply', fault: { route: 'submit', kind: 'reset-after-accept' } },
  { id: 'policy', fault: { route: 'submit', kind: 'content-policy' } },
  { id: 'runnerLost', fault: { route: 'submit', kind: 'runner-lost' } },
  { id: 'cutStream', fault: { route: 'stream', kind: 'cut' } },
  {
    id: 'statusDown',
    fault: { route: 'status', kind: 'status', status: 503, times: 3 },
  },
  { id: 'lateResult', fault: { route: 'result', kind: 'late', times: 2 } },
  { id: 'uploadDown', fault: { route: 'upload', kind: 'status', status: 500 } },
]
