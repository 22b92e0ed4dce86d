import { type Call, json, localize } from '../call.ts'
import type { StoredFile } from '../files.ts'
import { requestHeaders } from '../wire.ts'
import type { World } from '../world.ts'
import { readLifecycle } from './lifecycle.ts'
import { readFields } from './upload.ts'

/** `POST https://v3.fal.media/files/upload`: name and type in headers. */
export async function uploadDirect(
  call: Call,
  world: World,
): Promise<Response> {
  const file = await createFile(call, world)
  if (file instanceof Response) return file
  await world.files.write(file, call.request.body)
  return json(200, {
    access_url: localize(world.files.url(file), call.origin),
  })
}

/** `POST {base_url}/files/upload/multipart` */
export async function startMultipart(
  call: Call,
  world: World,
): Promise<Response> {
  const file = await createFile(call, world)
  if (file instanceof Response) return file
  return json(200, {
    access_url: localize(world.files.url(file), call.origin),
    uploadId: file.token,
  })
}

/** `PUT {access_url}/multipart/{uploadId}/{n}`: the tag comes as a header. */
export async function putPartDirect(
  call: Call,
  world: World,
): Promise<Response> {
  const file = findPending(call, world)
  if (file instanceof Response) return file
  const { body } = call.request
  const etag = await world.files.writePart(file, Number(call.groups.part), body)
  return new Response(null, { status: 200, headers: { etag } })
}

/** `POST {access_url}/multipart/{uploadId}/complete` */
export async function completeDirect(
  call: Call,
  world: World,
): Promise<Response> {
  const file = findPending(call, world)
  if (file instanceof Response) return file
  const { parts } = await readFields(call.request)
  call.entry.body = { parts }
  const wrong = await world.files.join(file, parts)
  if (wrong) return json(400, { detail: wrong })
  return json(200, {
    access_url: localize(world.files.url(file), call.origin),
  })
}

async function createFile(
  { request }: Call,
  { files, storage }: World,
): Promise<StoredFile | Response> {
  const { headers } = request
  if (!hasToken(request)) return unauthorized()
  return files.create({
    fileName: headers.get(requestHeaders.fileName) ?? 'file',
    contentType: headers.get('content-type') ?? 'application/octet-stream',
    ...readLifecycle(headers, storage),
  })
}

function findPending(call: Call, { files }: World): StoredFile | Response {
  if (!hasToken(call.request)) return unauthorized()
  const { path = '', uploadId = null } = call.groups
  return (
    files.getPending(path, uploadId) ??
    json(404, { detail: 'Upload not found' })
  )
}

/** A CDN token is three parts with dots between; a key is none. */
function hasToken({ headers }: Request): boolean {
  return /^\S+ [\w-]+\.[\w-]+\.[\w-]+$/.test(headers.get('authorization') ?? '')
}

function unauthorized(): Response {
  return json(401, { detail: 'Invalid token' })
}
