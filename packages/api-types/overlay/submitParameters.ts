import type { JsonObject } from '../scripts/document/json.ts'
import type { Correction } from './Correction.ts'
import { addParameters, operation } from './operations.ts'

function parameter(
  place: 'query' | 'header',
  name: string,
  description: string,
  schema: JsonObject,
): JsonObject {
  return { name, in: place, required: false, description, schema }
}

const text = { type: 'string' }

const parameters: readonly JsonObject[] = [
  parameter(
    'query',
    'fal_webhook',
    'Address that is called once when the request is over.',
    text,
  ),
  parameter(
    'query',
    'fal_max_queue_length',
    'Answers 429 at once when more requests than this wait.',
    { type: 'integer' },
  ),
  parameter(
    'header',
    'X-Fal-Request-Start-Timeout',
    'Seconds within which a runner must start, else 504.',
    { type: 'number' },
  ),
  parameter(
    'header',
    'X-Fal-Request-Timeout',
    'Older name of X-Fal-Request-Start-Timeout.',
    { type: 'number' },
  ),
  parameter('header', 'X-Fal-Queue-Priority', '`low` waits behind `normal`.', {
    type: 'string',
    enum: ['normal', 'low'],
  }),
  parameter(
    'header',
    'X-Fal-Runner-Hint',
    'Sends requests with the same hint to the same runner.',
    text,
  ),
  parameter(
    'header',
    'X-Fal-No-Retry',
    '`1`: fal runs the request once and never again.',
    text,
  ),
  parameter(
    'header',
    'X-Fal-Store-IO',
    '`0`: fal keeps neither input nor output.',
    text,
  ),
  parameter(
    'header',
    'X-Fal-Object-Lifecycle-Preference',
    'JSON: how long the files of the result live and who may read them.',
    text,
  ),
  parameter(
    'header',
    'x-app-fal-disable-fallback',
    '`true`: no other endpoint may answer instead.',
    text,
  ),
]

/** Query and headers that a submit takes. */
export const submitParameters: Correction = {
  name: 'submitParameters',
  fault: 'A submit lists no query parameter and no header. It takes these.',
  evidence: [
    'https://fal.ai/docs/inference-api/queue/submit',
    'https://fal.ai/docs/documentation/model-apis/common-parameters.md',
    'fal-ai/fal-js libs/client/src/headers.ts',
  ],
  apply(document, endpoint) {
    const submit = operation(document, endpoint, 'submit')
    if (submit) addParameters(submit, structuredClone(parameters))
  },
}
