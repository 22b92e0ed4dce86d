import { type Call, json, localize } from '../call.ts'
import type { StoredFile } from '../files.ts'
import { cdnOrigin } from '../wire.ts'
import type { World } from '../world.ts'
import { readLifecycle } from './lifecycle.ts'

/**
 * `POST https://rest.fal.ai/storage/upload/initiate` and
 * `.../initiate-multipart`: reserves a file, tells where to put its bytes.
 */
export async function initiate(call: Call, world: World): Promise<Response> {
  const body = await readFields(call.request)
  call.entry.body = body
  const { content_type, file_name } = body
  if (typeof content_type !== 'string' || typeof file_name !== 'string') {
    const missing =
      typeof content_type === 'string' ? 'file_name' : 'content_type'
    const loc = ['body', missing]
    const problem = { type: 'missing', loc, msg: 'Field required', input: body }
    return json(422, { detail: [problem] })
  }
  const { headers } = call.request
  const file = await world.files.create({
    fileName: file_name,
    contentType: content_type,
    ...readLifecycle(headers, world.storage),
  })
  const upload = `${cdnOrigin}/upload${file.path}?token=${file.token}`
  return json(200, {
    file_url: localize(world.files.url(file), call.origin),
    upload_url: localize(upload, call.origin),
  })
}

/** `PUT {upload_url}`: all the bytes. */
export async function put(call: Call, world: World): Promise<Response> {
  const file = findPending(call, world)
  if (file instanceof Response) return file
  const type = call.request.headers.get('content-type')
  if (type !== null) file.contentType = type
  await world.files.write(file, call.request.body)
  return new Response(null, { status: 200 })
}

/** `PUT {upload_url path}/{n}{query}`: one part, counted from 1. */
export async function putPart(call: Call, world: World): Promise<Response> {
  const file = findPending(call, world)
  if (file instanceof Response) return file
  const part = Number(call.groups.part)
  const etag = await world.files.writePart(file, part, call.request.body)
  return json(200, { partNumber: part, etag }, { etag })
}

/** `POST {upload_url path}/complete{query}`: the parts become one file. */
export async function complete(call: Call, world: World): Promise<Response> {
  const file = findPending(call, world)
  if (file instanceof Response) return file
  const { parts } = await readFields(call.request)
  call.entry.body = { parts }
  const wrong = await world.files.join(file, parts)
  if (wrong) return json(400, { detail: wrong })
  return json(200, { access_url: localize(world.files.url(file), call.origin) })
}

function findPending(call: Call, { files }: World): StoredFile | Response {
  const token = call.url.searchParams.get('token')
  return (
    files.getPending(call.groups.path ?? '', token) ??
    json(403, { detail: 'Invalid upload token' })
  )
}

export async function readFields(
  request: Request,
): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await request.json()
    return typeof body === 'object' && body !== null ? { ...body } : {}
  } catch {
    return {}
  }
}
