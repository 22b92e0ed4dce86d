import { createHmac } from 'node:crypto'
import { type Call, json, localize } from '../call.ts'
import { cdnPath } from '../fetchInput.ts'
import type { StoredFile } from '../files.ts'
import type { World } from '../world.ts'
import { isAccess } from './lifecycle.ts'
import { platformProblem } from './platform.ts'
import { readFields } from './upload.ts'

/** Longest life of a signed URL, in seconds: 7 days. */
const longestSeconds = 604_800

/** `GET` and `PUT https://api.fal.ai/v1/storage/files/acl?url=` */
export async function getAcl(call: Call, world: World): Promise<Response> {
  const file = findFile(call, world)
  if (!file) return platformProblem(404, 'File not found')
  if (call.request.method === 'PUT') {
    const body = await readFields(call.request)
    if (!isAccess(body.default)) {
      return platformProblem(400, 'default must be allow, forbid or hide')
    }
    file.access = body.default
  }
  return json(200, { default: file.access, rules: [] })
}

/** `POST https://api.fal.ai/v1/storage/files/sign?url=` */
export async function signFile(call: Call, world: World): Promise<Response> {
  const file = findFile(call, world)
  if (!file) return platformProblem(404, 'File not found')
  const { expiration_seconds: seconds = 3_600 } = await readFields(call.request)
  if (!(Number(seconds) > 0 && Number(seconds) <= longestSeconds)) {
    return platformProblem(
      400,
      `expiration_seconds must be 1 to ${longestSeconds}`,
    )
  }
  const url = new URL(world.files.url(file))
  const expires = String(world.clock.now() + Number(seconds) * 1_000)
  url.searchParams.set('expires', expires)
  url.searchParams.set('signature', signature(file, expires))
  return json(200, { signed_url: localize(url.href, call.origin) })
}

/** Whether a download carries a signature that is good now. */
export function isSigned(url: URL, file: StoredFile, now: number): boolean {
  const expires = url.searchParams.get('expires') ?? ''
  return (
    Number(expires) > now &&
    url.searchParams.get('signature') === signature(file, expires)
  )
}

function signature({ token, path }: StoredFile, expires: string): string {
  return createHmac('sha256', token).update(`${path}\n${expires}`).digest('hex')
}

function findFile({ url }: Call, { files }: World): StoredFile | undefined {
  const address = url.searchParams.get('url') ?? ''
  const path = URL.canParse(address) ? cdnPath(new URL(address)) : undefined
  return path === undefined ? undefined : files.get(path)
}
