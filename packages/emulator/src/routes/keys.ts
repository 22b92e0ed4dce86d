import { type Call, json } from '../call.ts'
import type { World } from '../world.ts'
import { paginate, platformProblem } from './platform.ts'
import { readFields } from './upload.ts'

/** `GET https://api.fal.ai/v1/keys` */
export function listKeys({ url }: Call, { keys }: World): Response {
  const all = keys.all().map(({ id, alias, createdAt }) => ({
    key_id: id,
    alias,
    scope: 'API',
    created_at: new Date(createdAt).toISOString(),
  }))
  const { page, ...rest } = paginate(url, all, 100)
  return json(200, { keys: page, ...rest })
}

/** `POST https://api.fal.ai/v1/keys`; the key works from now on. */
export async function createKey(
  { request }: Call,
  { keys }: World,
): Promise<Response> {
  const { alias } = await readFields(request)
  if (typeof alias !== 'string' || alias === '') {
    return platformProblem(400, 'alias is required')
  }
  const { id, secret } = keys.make(alias)
  const key = `${id}:${secret}`
  return json(201, { key_id: id, key_secret: secret, key })
}

/** `DELETE https://api.fal.ai/v1/keys/{key_id}`; it is refused from now on. */
export function deleteKey({ groups }: Call, { keys }: World): Response {
  keys.delete(groups.keyId ?? '')
  return new Response(null, { status: 204 })
}
