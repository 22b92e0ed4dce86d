import { expect, test } from 'vitest'
import type { FalAnswer } from '../handler/readAnswer.ts'
import { createdNoJob, judgeCancel, judgeResult } from './judgeEnding.ts'

function answer(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): FalAnswer {
  return { status, body, headers: { 'x-fal-request-id': 'r1', ...headers } }
}

const units = (value: string) => ({ 'x-fal-billable-units': value })
const video = { video: { url: 'https://v3.fal.media/files/a/b.mp4' } }
const modelError = { detail: [{ loc: ['body'], msg: 'x', type: 'y' }] }

test.each<[string, FalAnswer, object]>([
  [
    'a video with units',
    answer(200, video, units('8')),
    { kind: 'units', units: '8' },
  ],
  [
    'a video with units of a fraction',
    answer(200, video, units('0.00001230')),
    { kind: 'units', units: '0.00001230' },
  ],
  ['a video without a word', answer(200, video), { kind: 'estimate' }],
  [
    'a video with units that are no number',
    answer(200, video, units('many')),
    { kind: 'estimate' },
  ],
  [
    'still running',
    answer(400, { detail: 'Request is still in progress' }),
    { kind: 'open' },
  ],
  [
    '422, free',
    answer(422, modelError, units('0')),
    { kind: 'units', units: '0' },
  ],
  [
    '422, billed',
    answer(422, modelError, units('3')),
    { kind: 'units', units: '3' },
  ],
  ['422, who knows', answer(422, modelError), { kind: 'unknown' }],
  [
    '499 after a cancel',
    answer(499, { detail: 'x', error_type: 'client_cancelled' }),
    { kind: 'unknown' },
  ],
  [
    '504 before a start',
    answer(504, { detail: 'x', error_type: 'request_timeout' }),
    { kind: 'free' },
  ],
  [
    '503 of the platform',
    answer(503, { detail: 'x', error_type: 'runner_scheduling_failure' }),
    { kind: 'free' },
  ],
  [
    '500 of the model, seen on a bill',
    answer(500, { detail: [{ type: 'downstream_service_error' }] }),
    { kind: 'unknown' },
  ],
  ['expired', answer(404, { detail: 'gone' }), { kind: 'unknown' }],
  [
    'a wrong key',
    answer(401, { detail: 'invalid key credentials' }),
    { kind: 'open' },
  ],
  ['too many reads', answer(429, undefined), { kind: 'open' }],
  [
    "a gateway's page",
    { status: 502, body: undefined, headers: {} },
    { kind: 'open' },
  ],
  [
    'nothing',
    { status: 200, body: undefined, headers: {} },
    { kind: 'estimate' },
  ],
])('result: %s', (_, given, expected) => {
  expect(judgeResult(given)).toEqual(expected)
})

test.each<[string, FalAnswer, string]>([
  ['removed', answer(200, { status: 'OK' }), 'free'],
  ['requested', answer(202, { status: 'CANCELLATION_REQUESTED' }), 'open'],
  ['removed, as older pages say', answer(202, { status: 'OK' }), 'open'],
  ['too late', answer(400, { status: 'ALREADY_COMPLETED' }), 'open'],
  ['not found', answer(404, { status: 'NOT_FOUND' }), 'open'],
  ['a page', answer(200, undefined), 'open'],
  ['a word', answer(200, 'OK'), 'open'],
])('cancel: %s', (_, given, kind) => {
  expect(judgeCancel(given)).toEqual({ kind })
})

test('submit: what proves that no job exists', () => {
  const statuses = [
    400, 401, 402, 403, 404, 405, 408, 413, 422, 429, 499, 500, 502, 503, 504,
  ]
  expect(statuses.filter(createdNoJob)).toEqual([
    400, 401, 402, 403, 404, 405, 413, 422, 429,
  ])
})
