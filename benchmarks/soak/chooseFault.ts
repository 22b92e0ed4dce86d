import type { Fault } from '@falvideo/emulator'

const transport = [
  'reset-before-accept',
  'reset-after-accept',
  'reset-in-body',
  'status',
  'delay',
  'hang',
  'garbled',
  'cut',
  'silent',
] as const

const routes = ['submit', 'status', 'stream', 'result', 'cancel'] as const

const statuses = [429, 500, 502, 503, 504]

/** Faults of the work itself, and of the port. */
const others: readonly Fault[] = [
  { route: 'submit', kind: 'refuse', delayMs: 200 },
  { route: 'submit', kind: 'content-policy' },
  { route: 'submit', kind: 'runner-lost' },
  { route: 'status', kind: 'late', times: 2 },
  { route: 'stream', kind: 'late' },
  { route: 'result', kind: 'late', times: 2 },
]

/** Something to go wrong next. */
export function chooseFault(random: () => number): Fault {
  const pick = <T>(list: readonly T[]): T | undefined =>
    list[Math.floor(random() * list.length)]
  const other = pick(others)
  if (other && random() < 0.25) return other
  return {
    route: pick(routes) ?? 'submit',
    kind: pick(transport) ?? 'hang',
    times: 1 + Math.floor(random() * 3),
    status: pick(statuses),
    delayMs: Math.floor(random() * 2_000),
  }
}
