import { type Call, json } from '../call.ts'
import type { StoredFile } from '../files.ts'
import type { World } from '../world.ts'
import { isAccess } from './lifecycle.ts'
import { platformProblem } from './platform.ts'
import { readFields } from './upload.ts'

/** `GET` and `PUT https://api.fal.ai/v1/storage/settings` */
export async function storageSettings(
  { request }: Call,
  { storage }: World,
): Promise<Response> {
  if (request.method === 'PUT') {
    const body = await readFields(request)
    const seconds = body.expiration_duration_seconds
    const given = seconds === undefined || seconds === null
    if (!given && !(Number.isInteger(seconds) && Number(seconds) >= 1)) {
      const text = 'expiration_duration_seconds is a whole number from 1'
      return platformProblem(400, text)
    }
    const acl = (body.initial_acl ?? {}) as { default?: unknown }
    const access = acl.default ?? storage.access
    if (!isAccess(access)) {
      const text = 'initial_acl.default must be allow, forbid or hide'
      return platformProblem(400, text)
    }
    storage.access = access
    if (seconds !== undefined) {
      storage.lifetimeMs =
        seconds === null ? undefined : Number(seconds) * 1_000
    }
  }
  return json(200, describe(storage))
}

function describe(storage: {
  lifetimeMs: number | undefined
  access: StoredFile['access']
}) {
  const { lifetimeMs, access } = storage
  return {
    expiration_duration_seconds:
      lifetimeMs === undefined ? null : lifetimeMs / 1_000,
    initial_acl: { default: access, rules: [] },
  }
}
