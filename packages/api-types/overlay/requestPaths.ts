import {
  isObject,
  type JsonObject,
  objectAt,
} from '../scripts/document/json.ts'
import type { Correction } from './Correction.ts'

/** Requests live under owner and app, not under the whole id. */
export const requestPaths: Correction = {
  name: 'requestPaths',
  fault:
    'Status, result and cancel stand under the whole endpoint id. fal answers for them under owner and app alone.',
  evidence: [
    'https://fal.ai/docs/api-reference/inference-api',
    'fal-ai/fal-js libs/client/src/queue.ts: owner and alias of the id, then /requests/',
    'status_url of live submits: https://queue.fal.run/fal-ai/hunyuan3d-v3/requests/…',
  ],
  apply(document, { id, app }) {
    if (id === app) return
    const paths = objectAt(document, 'paths')
    const moved: JsonObject = {}
    for (const [path, item] of Object.entries(paths)) {
      const requests = `/${id}/requests/`
      const target = path.startsWith(requests)
        ? `/${app}/requests/${path.slice(requests.length)}`
        : path
      const present = moved[target]
      moved[target] =
        isObject(present) && isObject(item) ? { ...present, ...item } : item
    }
    document.paths = moved
  },
}
