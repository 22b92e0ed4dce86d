import { isObject } from '../scripts/document/json.ts'
import type { Correction } from './Correction.ts'
import { operation, responseSchema } from './operations.ts'

/** A completed status may carry an error. */
export const statusErrors: Correction = {
  name: 'statusErrors',
  fault:
    'A status has no `error` and no `error_type`. A request that failed is COMPLETED with both; there is no FAILED.',
  evidence: [
    'https://fal.ai/docs/inference-api/queue/status',
    'https://fal.ai/docs/documentation/model-apis/request-errors.md',
  ],
  apply(document, endpoint) {
    const status = responseSchema(
      document,
      operation(document, endpoint, 'status'),
      '200',
    )
    if (!status || !isObject(status.properties)) return
    const { properties } = status
    properties.error ??= {
      type: 'string',
      description: 'Why the request failed. Only when COMPLETED and failed.',
    }
    properties.error_type ??= {
      type: 'string',
      description: 'The kind of failure, such as `request_timeout`.',
    }
  },
}
