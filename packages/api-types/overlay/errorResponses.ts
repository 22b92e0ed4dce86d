import { isObject, type JsonObject } from '../scripts/document/json.ts'
import { addComponent } from './addComponent.ts'
import type { Correction } from './Correction.ts'
import { jsonResponse, operation, type Verb } from './operations.ts'

const modelErrorDetail = {
  type: 'object',
  description: 'One fault that the model found.',
  required: ['loc', 'msg', 'type'],
  properties: {
    loc: {
      type: 'array',
      items: { type: ['string', 'integer'] },
      description: 'Where, such as `["body", "image_url"]`.',
    },
    msg: { type: 'string', description: 'For people; the words may change.' },
    type: { type: 'string', description: 'For programs, such as `missing`.' },
    url: { type: 'string', description: 'A page about this type.' },
    ctx: {
      type: 'object',
      additionalProperties: true,
      description: 'The limits that were passed, such as `max_height`.',
    },
    input: { description: 'What was sent; may be the prompt itself.' },
  },
}

const requestErrorBody = {
  type: 'object',
  description: 'An error of fal itself, not of the model.',
  required: ['detail'],
  properties: {
    detail: { type: 'string', description: 'For people.' },
    error_type: {
      type: 'string',
      description:
        'For programs, such as `request_timeout`; not on errors of the gateway.',
    },
  },
}

const unknownRequest = {
  type: 'object',
  description: 'No such request.',
  required: ['status'],
  properties: { status: { type: 'string', enum: ['NOT_FOUND'] } },
}

const codes: Record<Verb, readonly string[]> = {
  submit: ['400', '401', '403', '404', '422', '429', '500', '503', '504'],
  status: ['401', '403', '404', '429', '500', '503', '504'],
  stream: ['401', '403', '404', '429', '500', '503', '504'],
  result: [
    '400',
    '401',
    '403',
    '404',
    '422',
    '429',
    '499',
    '500',
    '503',
    '504',
  ],
  cancel: ['401', '403', '429', '500', '503', '504'],
}

/** What fal answers when it does not answer as asked. */
export const errorResponses: Correction = {
  name: 'errorResponses',
  fault: 'No error is described anywhere, so generated error types are empty.',
  evidence: [
    'https://fal.ai/docs/documentation/model-apis/errors.md',
    'https://fal.ai/docs/documentation/model-apis/request-errors.md',
    'https://fal.ai/docs/documentation/model-apis/inference/queue.md (404 of an unknown request)',
  ],
  apply(document, endpoint) {
    const responses = errorComponents(document)
    for (const verb of Object.keys(codes) as Verb[]) {
      const target = operation(document, endpoint, verb)
      if (!target || !isObject(target.responses)) continue
      for (const code of codes[verb])
        target.responses[code] ??= responses(verb, code)
      target.responses.default ??= responses(verb, 'default')
    }
  },
}

function errorComponents(document: JsonObject) {
  const detail = addComponent(
    document,
    'schemas',
    'ModelErrorDetail',
    modelErrorDetail,
  )
  const model = addComponent(document, 'schemas', 'ModelErrorBody', {
    type: 'object',
    description: 'An error of the model: what was wrong with the input.',
    required: ['detail'],
    properties: {
      detail: {
        anyOf: [{ type: 'array', items: detail }, { type: 'string' }],
        description: 'A list of faults; a plain text from some models.',
      },
    },
  })
  const request = addComponent(
    document,
    'schemas',
    'RequestErrorBody',
    requestErrorBody,
  )
  const unknown = addComponent(
    document,
    'schemas',
    'UnknownRequestBody',
    unknownRequest,
  )
  const add = (name: string, description: string, schema: JsonObject) =>
    addComponent(document, 'responses', name, jsonResponse(description, schema))
  const requestError = add('RequestError', 'fal refused or failed.', request)
  const modelError = add('ModelError', 'The model refused the input.', model)
  const unknownError = add('UnknownRequest', 'No such request or app.', {
    anyOf: [unknown, request],
  })
  const anyError = add('AnyError', 'fal or the model failed.', {
    anyOf: [model, request],
  })
  return (verb: Verb, code: string): JsonObject => {
    if (code === '422') return modelError
    if (code === '404' && verb !== 'submit') return unknownError
    // A result repeats whatever the model answered.
    if (verb === 'result' && (code === 'default' || code >= '500'))
      return anyError
    return requestError
  }
}
