import { isObject, objectAt } from '../scripts/document/json.ts'
import type { Correction } from './Correction.ts'
import { operation, responseSchema } from './operations.ts'

/** Metrics have one known member. */
export const statusMetrics: Correction = {
  name: 'statusMetrics',
  fault:
    '`metrics` of a status says nothing of its content. It holds `inference_time` once the run is over and is empty before.',
  evidence: [
    'https://fal.ai/docs/inference-api/queue/status',
    'fal-ai/fal-js libs/client/src/types/common.ts: `inference_time: number | null`',
  ],
  apply(document, endpoint) {
    const status = responseSchema(
      document,
      operation(document, endpoint, 'status'),
      '200',
    )
    if (!status) return
    const metrics = objectAt(objectAt(status, 'properties'), 'metrics')
    if (metrics.type !== 'object' || isObject(metrics.properties)) return
    metrics.properties = {
      inference_time: {
        type: ['number', 'null'],
        description: 'Seconds that the model ran.',
      },
    }
  },
}
