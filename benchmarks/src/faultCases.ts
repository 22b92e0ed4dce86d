import type { Fault } from '@falvideo/emulator'

/** Something that goes wrong once in the life of an intent. */
export type FaultCase = { name: string; faults: readonly Fault[] }

const one = (name: string, ...faults: Fault[]): FaultCase => ({ name, faults })

/** Over which every contender is sent, one fresh intent each. */
export const faultCases: readonly FaultCase[] = [
  one('nothing goes wrong'),
  one('submit: connection refused', { route: 'submit', kind: 'refuse' }),
  one('submit: reset before fal took it', {
    route: 'submit',
    kind: 'reset-before-accept',
  }),
  one('submit: reset after fal took it', {
    route: 'submit',
    kind: 'reset-after-accept',
  }),
  one('submit: reset in the answer', {
    route: 'submit',
    kind: 'reset-in-body',
  }),
  one('submit: answer cut short', { route: 'submit', kind: 'cut' }),
  one('submit: answer garbled', { route: 'submit', kind: 'garbled' }),
  one('submit: silence after the head', { route: 'submit', kind: 'silent' }),
  one('submit: no answer ever', { route: 'submit', kind: 'hang' }),
  one('submit: 429, Retry-After 2', {
    route: 'submit',
    kind: 'status',
    status: 429,
    headers: { 'retry-after': '2' },
  }),
  ...[500, 502, 503, 504].map((status) =>
    one(`submit: ${status}`, { route: 'submit', kind: 'status', status }),
  ),
  one(
    'status: 502, then a reset',
    { route: 'status', kind: 'status', status: 502 },
    { route: 'stream', kind: 'status', status: 502 },
    { route: 'result', kind: 'status', status: 502 },
    { route: 'status', kind: 'reset-before-accept' },
    { route: 'stream', kind: 'reset-before-accept' },
    { route: 'result', kind: 'reset-before-accept' },
  ),
  one(
    'status: garbled',
    { route: 'status', kind: 'garbled' },
    { route: 'stream', kind: 'garbled' },
    { route: 'result', kind: 'garbled' },
  ),
  one(
    'status: no answer ever',
    { route: 'status', kind: 'hang' },
    { route: 'stream', kind: 'hang' },
  ),
  one(
    'stream: drops in the middle',
    { route: 'stream', kind: 'reset-in-body' },
    { route: 'status', kind: 'reset-in-body' },
  ),
  one(
    'stream: falls silent',
    { route: 'stream', kind: 'silent' },
    { route: 'status', kind: 'silent' },
  ),
  one('job: runner lost, queued again', {
    route: 'submit',
    kind: 'runner-lost',
  }),
  one('result: reset', { route: 'result', kind: 'reset-before-accept' }),
  one('result: 503 of a gateway', {
    route: 'result',
    kind: 'status',
    status: 503,
    body: '<html><center>nginx</center></html>',
  }),
  one('result: cut short', { route: 'result', kind: 'cut' }),
  one('result: not yet there', { route: 'result', kind: 'late', times: 2 }),
  one('result: no answer ever', { route: 'result', kind: 'hang' }),
  one('job: fails after COMPLETED', {
    route: 'result',
    kind: 'completed-then-error',
    status: 500,
  }),
]
