import type { Owner } from './authorize.ts'
import { type FalAnswer, passOn } from './readAnswer.ts'
import { isJsonObject, type JsonObject, readJson } from './readJson.ts'
import { Refusal } from './refusal.ts'
import type { Room } from './room.ts'
import type { UploadClaims } from './uploadToken.ts'

const lifecycleHeaders = [
  'x-fal-object-lifecycle',
  'x-fal-object-lifecycle-preference',
]

/**
 * Asks fal for an address to upload to. The bytes go from the browser straight
 * to that address, so the size is what the caller says it is. Where they go in
 * parts, an `upload_token` is added for `completeUpload`.
 */
export async function initiateUpload(
  room: Room,
  owner: Owner,
  { multipart }: { multipart: boolean },
  request: Request,
): Promise<Response> {
  const file = checkFile(room, await readJson(request, room.bodyLimits))
  const answer = await room.ask({
    host: 'rest.fal.ai',
    path: `/storage/upload/initiate${multipart ? '-multipart' : ''}?storage_type=fal-cdn-v3`,
    method: 'POST',
    headers: pickLifecycle(request.headers),
    body: JSON.stringify(file),
  })
  if (!multipart || answer.status >= 300) return passOn(answer)
  const addresses = readAddresses(answer, room.upload.prefix)
  const upload_token = await room.uploadTokens.sign(addresses, owner.id)
  return passOn(answer, { ...(answer.body as JsonObject), upload_token })
}

/** @throws Refusal `upstream_error`: not an address to send anything to. */
function readAddresses({ body }: FalAnswer, prefix: string): UploadClaims {
  const { upload_url, file_url } = isJsonObject(body) ? body : {}
  if (
    typeof upload_url === 'string' &&
    typeof file_url === 'string' &&
    upload_url.startsWith(prefix) &&
    URL.canParse(upload_url)
  ) {
    return { uploadUrl: upload_url, fileUrl: file_url }
  }
  throw new Refusal(
    'upstream_error',
    'fal answered with an address that cannot be used.',
  )
}

function checkFile(
  room: Room,
  body: JsonObject,
): { content_type: string; file_name: string } {
  const { content_type, file_name, size, ...others } = body
  if (Object.keys(others).length > 0) {
    throw invalid('It knows content_type, file_name and size only.')
  }
  if (
    typeof content_type !== 'string' ||
    content_type.search(room.upload.types) === -1
  )
    throw invalid('content_type is not one that may be uploaded.')
  if (typeof file_name !== 'string' || !isPlainName(file_name)) {
    throw invalid('file_name must be a plain name of 1 to 200 characters.')
  }
  if (size !== undefined && !isSize(size)) {
    throw invalid('size must be a number of bytes.')
  }
  if (size !== undefined && (size as number) > room.upload.maxBytes) {
    throw new Refusal(
      'payload_too_large',
      `Files of at most ${room.upload.maxBytes} bytes may be uploaded.`,
    )
  }
  return { content_type, file_name }
}

function pickLifecycle(given: Headers): Record<string, string> {
  const picked: Record<string, string> = {}
  for (const name of lifecycleHeaders) {
    const value = given.get(name)
    if (value === null) continue
    if (!/^\{[\x20-\x7e]{1,1000}\}$/.test(value)) {
      throw new Refusal('bad_request', `The header ${name} is not valid.`)
    }
    picked[name] = value
  }
  return picked
}

function isPlainName(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are refused.
  return /^[^\u0000-\u001f\u007f/\\]{1,200}$/.test(name)
}

function isSize(size: unknown): boolean {
  return typeof size === 'number' && Number.isSafeInteger(size) && size >= 0
}

function invalid(why: string): Refusal {
  return new Refusal('bad_request', `The upload was refused. ${why}`)
}
