import { type Call, json, localize } from '../call.ts'
import { cdnOrigin } from '../wire.ts'
import type { World } from '../world.ts'
import { readFields } from './upload.ts'

/** `POST https://rest.fal.ai/tokens/`: a bare JSON string, with 201. */
export async function token(call: Call, world: World): Promise<Response> {
  call.entry.body = await readFields(call.request)
  return json(201, createJwt(call, world))
}

/** `POST https://rest.fal.ai/tokens/realtime` */
export async function realtimeToken(
  call: Call,
  world: World,
): Promise<Response> {
  call.entry.body = await readFields(call.request)
  return json(200, { token: createJwt(call, world) })
}

/** Longest life of a CDN token, in milliseconds: 30 days. */
const cdnTokenMs = 30 * 24 * 3_600_000

/** `POST https://rest.fal.ai/storage/auth/token`, for fal's Python client. */
export async function cdnToken(call: Call, world: World): Promise<Response> {
  const { expiration_seconds: seconds } = await readFields(call.request)
  const wanted =
    typeof seconds === 'number' ? seconds * 1_000 : Number.POSITIVE_INFINITY
  const expires = world.clock.now() + Math.min(wanted, cdnTokenMs)
  return json(200, {
    token: createJwt(call, world),
    token_type: 'Bearer',
    base_url: localize(cdnOrigin, call.origin),
    expires_at: new Date(expires).toISOString(),
  })
}

/** It looks like one, but nobody signed it and nobody will check. */
function createJwt({ keyId }: Call, { random }: World): string {
  const part = (value: object) =>
    Buffer.from(JSON.stringify(value)).toString('base64url')
  return [
    part({ alg: 'none', typ: 'JWT' }),
    part({ sub: keyId }),
    random(16).toString('base64url'),
  ].join('.')
}
