import { objectAt } from '../scripts/document/json.ts'
import { addComponent } from './addComponent.ts'
import type { Correction } from './Correction.ts'
import { jsonResponse, operation, responseSchema } from './operations.ts'

const answer = {
  type: 'object',
  description: 'What became of the wish to cancel.',
  required: ['status'],
  properties: {
    status: {
      type: 'string',
      enum: ['OK', 'CANCELLATION_REQUESTED', 'ALREADY_COMPLETED', 'NOT_FOUND'],
      description:
        '`OK`: taken out of the queue, never runs. `CANCELLATION_REQUESTED`: running, was told; may still finish and be billed.',
    },
  },
}

/** Cancelling answers with a word. */
export const cancelAnswer: Correction = {
  name: 'cancelAnswer',
  fault:
    'Cancelling answers `{ success: boolean }` with 200. It answers `{ status }` with 200, 202, 400 or 404.',
  evidence: [
    'https://fal.ai/docs/inference-api/queue/cancel',
    'https://fal.ai/docs/documentation/model-apis/inference/queue.md',
  ],
  apply(document, endpoint) {
    const cancel = operation(document, endpoint, 'cancel')
    const said = responseSchema(document, cancel, '200')
    if (!cancel || !objectAt(said ?? {}, 'properties').success) return
    const schema = addComponent(
      document,
      'schemas',
      'QueueCancelAnswer',
      answer,
    )
    const response = addComponent(
      document,
      'responses',
      'QueueCancelAnswer',
      jsonResponse('What became of the wish to cancel.', schema),
    )
    cancel.responses = Object.fromEntries(
      // Taken out; told to stop; completed already; unknown.
      ['200', '202', '400', '404'].map((code) => [code, response]),
    )
  },
}
