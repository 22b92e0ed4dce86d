import { isList, isObject } from '../scripts/document/json.ts'
import { addComponent } from './addComponent.ts'
import type { Correction } from './Correction.ts'
import { jsonResponse, operation, responseSchema } from './operations.ts'

const addresses = ['response_url', 'status_url', 'cancel_url']

/** A submit answers with a place in the queue and three addresses. */
export const submitAnswer: Correction = {
  name: 'submitAnswer',
  fault:
    'The answer to a submit is any status with optional addresses. It is a request in the queue, and its three addresses are always there: clients are told to follow them.',
  evidence: [
    'https://fal.ai/docs/inference-api/queue/submit',
    'captured submits: status IN_QUEUE with response_url, status_url, cancel_url',
    'fal-ai/fal projects/fal_client/src/fal_client/client.py reads the three without looking',
  ],
  apply(document, endpoint) {
    const submit = operation(document, endpoint, 'submit')
    const status = responseSchema(document, submit, '200')
    const waiting = isList(status?.oneOf) ? status.oneOf[0] : undefined
    if (!submit || !isObject(waiting)) return
    const answer = addComponent(document, 'schemas', 'QueueSubmitAnswer', {
      description: 'A request that was taken.',
      allOf: [
        structuredClone(waiting),
        {
          type: 'object',
          required: [...addresses],
          properties: {
            ...Object.fromEntries(
              addresses.map((name) => [name, { type: 'string' }]),
            ),
            gateway_request_id: {
              type: 'string',
              description: 'Id of the latest attempt; mostly left out.',
            },
          },
        },
      ],
    })
    const responses = isObject(submit.responses) ? submit.responses : {}
    submit.responses = {
      ...responses,
      '200': addComponent(
        document,
        'responses',
        'QueueSubmitAnswer',
        jsonResponse('The request was taken.', answer),
      ),
    }
  },
}
