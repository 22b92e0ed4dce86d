import { objectAt } from '../scripts/document/json.ts'
import type { Correction } from './Correction.ts'

/** The key is sent with a word before it. */
export const authorization: Correction = {
  name: 'authorization',
  fault:
    'The security scheme is an API key in `Authorization`, with no word on its form. A bare key or `Bearer` is refused.',
  evidence: [
    'https://fal.ai/docs/documentation/model-apis/authentication/key-based.md',
    'fal-ai/fal-js libs/client/src/request.ts: the word Key, a blank, the credentials',
  ],
  apply(document) {
    const schemes = objectAt(
      objectAt(document, 'components'),
      'securitySchemes',
    )
    const scheme = objectAt(schemes, 'apiKeyAuth')
    if (scheme.type !== 'apiKey') return
    scheme.description = 'The value is `Key <key id>:<key secret>`.'
  },
}
