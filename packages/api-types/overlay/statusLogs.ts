import { isObject, objectAt } from '../scripts/document/json.ts'
import { addComponent } from './addComponent.ts'
import type { Correction } from './Correction.ts'
import { operation, responseSchema } from './operations.ts'

const logEntry = {
  type: 'object',
  description:
    'One line of a log. fal sends it in three shapes: plain, with `labels`, or with `level` and `source`.',
  required: ['message', 'timestamp'],
  properties: {
    message: { type: 'string', description: 'The text of the line.' },
    timestamp: {
      type: 'string',
      description: 'ISO 8601, sometimes without a zone.',
    },
    level: { type: 'string', description: 'For example `INFO`.' },
    source: { type: 'string', description: 'For example `USER`.' },
    labels: {
      type: 'object',
      description: 'Level and source in the older shape; may be empty.',
      additionalProperties: { type: 'string' },
    },
  },
}

/** Logs are a list. */
export const statusLogs: Correction = {
  name: 'statusLogs',
  fault:
    '`logs` of a status is an object. It is a list of lines, or null when they were not asked for.',
  evidence: [
    'https://fal.ai/docs/documentation/model-apis/inference/queue.md',
    'fal-ai/fal-js libs/client/src/types/common.ts: `logs: RequestLog[]`',
    'captured submits and statuses: `"logs": null`',
  ],
  apply(document, endpoint) {
    const status = responseSchema(
      document,
      operation(document, endpoint, 'status'),
      '200',
    )
    if (!status || !isObject(status.properties)) return
    const { properties } = status
    if (objectAt(properties, 'logs').type !== 'object') return
    properties.logs = {
      anyOf: [
        {
          type: 'array',
          items: addComponent(document, 'schemas', 'QueueLogEntry', logEntry),
        },
        { type: 'null' },
      ],
      description:
        'Log lines: a window of the latest ones when polled, only new ones in the stream.',
    }
  },
}
