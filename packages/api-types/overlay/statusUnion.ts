import {
  isList,
  isObject,
  type JsonObject,
  objectAt,
} from '../scripts/document/json.ts'
import { addComponent } from './addComponent.ts'
import type { Correction } from './Correction.ts'
import { operation, responseSchema } from './operations.ts'

/** What belongs to one state alone; the rest is common to all. */
const members = [
  {
    name: 'QueueStatusInQueue',
    status: 'IN_QUEUE',
    description: 'Waiting for a runner.',
    own: ['queue_position'],
  },
  {
    name: 'QueueStatusInProgress',
    status: 'IN_PROGRESS',
    description: 'Running. May go back to IN_QUEUE when a runner fails.',
    own: [],
  },
  {
    name: 'QueueStatusCompleted',
    status: 'COMPLETED',
    description: 'Done, failed or cancelled; only the result tells which.',
    own: ['error', 'error_type'],
  },
]

const ofOne = ['status', ...members.flatMap((member) => member.own)]

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
    const required = isList(status.required) ? status.required : []
    const common = addComponent(document, 'schemas', 'QueueRequest', {
      type: 'object',
      required: required.filter((name) => !ofOne.includes(String(name))),
      properties: only(properties, (name) => !ofOne.includes(name)),
    })
    const union = members.map(({ name, description, own, status: word }) =>
      addComponent(document, 'schemas', name, {
        description,
        allOf: [
          common,
          {
            type: 'object',
            required: ['status'],
            properties: {
              status: { type: 'string', enum: [word] },
              ...only(properties, (one) => own.includes(one)),
            },
          },
        ],
      }),
    )
    for (const key of Object.keys(status)) delete status[key]
    status.description = 'Where a request stands.'
    status.oneOf = union
  },
}

function only(
  properties: JsonObject,
  keep: (name: string) => boolean,
): JsonObject {
  return Object.fromEntries(
    Object.entries(properties).filter(([name]) => keep(name)),
  )
}
