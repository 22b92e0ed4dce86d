import {
  isList,
  isObject,
  type Json,
  objectAt,
} from '../scripts/document/json.ts'
import type { Correction } from './Correction.ts'
import { operation, responseOf } from './operations.ts'

/** The status can be followed as server-sent events. */
export const streamPath: Correction = {
  name: 'streamPath',
  fault: '`GET …/requests/{request_id}/status/stream` is missing.',
  evidence: [
    'https://fal.ai/docs/inference-api/queue/status-stream',
    'fal-ai/fal-js libs/client/src/queue.ts: streamStatus',
  ],
  apply(document, endpoint) {
    const status = operation(document, endpoint, 'status')
    if (!status || operation(document, endpoint, 'stream')) return
    const ok = responseOf(document, status, '200')
    const media = objectAt(objectAt(ok, 'content'), 'application/json')
    const paths = objectAt(document, 'paths')
    const path = Object.keys(paths).find(
      (one) => objectAt(paths, one).get === status,
    )
    if (path === undefined || !isObject(media.schema)) return
    const parameters: readonly Json[] = isList(status.parameters)
      ? status.parameters
      : []
    paths[`${path.replace(/\/$/, '')}/stream`] = {
      get: {
        parameters: structuredClone(parameters),
        responses: {
          '200': {
            description:
              'A status per event, with new logs only; ends after COMPLETED.',
            content: {
              'text/event-stream': { schema: structuredClone(media.schema) },
            },
          },
        },
      },
    }
  },
}
