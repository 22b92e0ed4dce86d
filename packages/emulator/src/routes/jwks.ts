import { type Call, json } from '../call.ts'
import type { World } from '../world.ts'

/** `GET https://rest.fal.ai/.well-known/jwks.json` */
export function jwks(_: Call, { webhooks }: World): Response {
  return json(200, webhooks.jwks(), {
    'cache-control': 'public, max-age=86400',
  })
}
