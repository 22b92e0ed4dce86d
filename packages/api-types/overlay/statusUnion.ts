import {
  isList,
  isObject,
  type JsonObject,
  objectAt,
} from '../scripts/document/json.ts'
import { addComponent } from './addComponent.ts'
import type { Correction } from './Correction.ts'
import { operation, responseSchema } from './operations.ts'

const members = [
  {
    name: 'QueueStatusInQueue',
    status: 'IN_QUEUE',
    description: 'Waiting for a runner.',
    drop: ['error', 'error_type'],
  },
  {
    name: 'QueueStatusInProgress',
    status: 'IN_PROGRESS',
    description: 'Running. May go back to IN_QUEUE when a runner fails.',
    drop: ['queue_position', 'error', 'error_type'],
  },
  {
    name: 'QueueStatusCompleted',
    status: 'COMPLETED',
    description:
      'Over: done, failed or cancelled. Only the result tells which; a failure may be named here.',
    drop: ['queue_position'],
  },
]

/** What a status holds depends on where the request stands. */
export const statusUnion: Correction = {
  name: 'statusUnion',
  fault:
    'One shape for all three states. `queue_position` comes only with IN_QUEUE, `error` only with COMPLETED.',
  evidence: [
    'https://fal.ai/docs/inference-api/queue/status',
    'fal-ai/fal-js libs/client/src/types/common.ts: InQueueQueueStatus, InProgressQueueStatus, CompletedQueueStatus',
  ],
  apply(document, endpoint) {
    const from = operation(document, endpoint, 'status')
    const status = responseSchema(document, from, '200')
    if (!status || !isObject(status.properties)) return
    const { properties } = status
    const states = objectAt(properties, 'status').enum
    if (!isList(states) || states.length !== members.length) return
    const union = members.map((member) =>
      addComponent(document, 'schemas', member.name, {
        type: 'object',
        description: member.description,
        required: status.required ?? ['status', 'request_id'],
        properties: only(properties, member.drop, member.status),
      }),
    )
    for (const key of Object.keys(status)) delete status[key]
    status.description = 'Where a request stands.'
    status.oneOf = union
  },
}

function only(
  properties: JsonObject,
  drop: readonly string[],
  status: string,
): JsonObject {
  const kept = Object.entries(properties).filter(([key]) => !drop.includes(key))
  return {
    ...Object.fromEntries(kept),
    status: { type: 'string', enum: [status] },
  }
}
