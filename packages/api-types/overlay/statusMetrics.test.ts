import { expect, test } from 'vitest'
import { corrected } from '../test/corrected.ts'
import { queueDocument } from '../test/queueDocument.ts'
import { statusMetrics } from './statusMetrics.ts'

test('default: metrics name the inference time and stay open', () => {
  const { at } = corrected(queueDocument({ input: {} }), statusMetrics)
  const path = ['components', 'schemas', 'QueueStatus', 'properties', 'metrics']
  expect(at(...path)).toMatchObject({
    additionalProperties: true,
    properties: { inference_time: { type: ['number', 'null'] } },
  })
})
