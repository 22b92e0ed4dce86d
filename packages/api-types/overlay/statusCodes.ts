import { isObject } from '../scripts/document/json.ts'
import { addComponent } from './addComponent.ts'
import type { Correction } from './Correction.ts'
import { operation } from './operations.ts'

/** A status that is not final answers 202. */
export const statusCodes: Correction = {
  name: 'statusCodes',
  fault:
    'A status read describes 200 alone. It answers 202 while the request waits or runs, and 200 when it is COMPLETED.',
  evidence: [
    'https://fal.ai/docs/inference-api/queue/status',
    'fal-ai/fal projects/fal/src/fal/apps.py takes 200 as completed without reading the body',
  ],
  apply(document, endpoint) {
    const status = operation(document, endpoint, 'status')
    if (!status || !isObject(status.responses)) return
    const { responses } = status
    const final = responses['200']
    if (!isObject(final) || responses['202']) return
    const response =
      typeof final.$ref === 'string'
        ? final
        : addComponent(document, 'responses', 'QueueStatus', final)
    responses['200'] = response
    // The same body, but not finished yet.
    responses['202'] = response
  },
}
