import { partUrl } from '@falvideo/client/internal'
import type { Owner } from './authorize.ts'
import { passOn } from './readAnswer.ts'
import { isJsonObject, readJson } from './readJson.ts'
import { answerJson, Refusal } from './refusal.ts'
import type { Room } from './room.ts'

type Part = { partNumber: number; etag: string }

// As many as storages of this kind take.
const maxParts = 10_000

/**
 * Joins the parts of an upload. The address is in the token that the handler
 * gave at the beginning; the caller names none.
 *
 * @throws Refusal `unauthorized`: a token that is not good for this owner.
 */
export async function completeUpload(
  room: Room,
  owner: Owner,
  request: Request,
): Promise<Response> {
  const body = await readJson(request, room.bodyLimits)
  const { upload_token, parts: given, ...others } = body
  if (Object.keys(others).length > 0 || typeof upload_token !== 'string') {
    throw invalid('It knows upload_token and parts only.')
  }
  const { verify } = room.uploadTokens
  const { uploadUrl, fileUrl } = await verify(upload_token, owner.id)
  const answer = await room.askStorage({
    url: partUrl(uploadUrl, 'complete'),
    body: JSON.stringify({ parts: readParts(given) }),
  })
  // Storages answer this in shapes of their own, which tell nothing new.
  if (answer.status < 300) return answerJson(200, { file_url: fileUrl })
  return passOn(answer)
}

function readParts(given: unknown): Part[] {
  if (!Array.isArray(given) || given.length === 0 || given.length > maxParts) {
    throw invalid(`parts must be a list of 1 to ${maxParts}.`)
  }
  const parts = given.map(readPart)
  if (new Set(parts.map(({ partNumber }) => partNumber)).size < parts.length) {
    throw invalid('A part is named twice.')
  }
  return parts
}

function readPart(given: unknown): Part {
  const { partNumber, etag, ...others } = isJsonObject(given) ? given : {}
  if (
    typeof partNumber === 'number' &&
    Number.isSafeInteger(partNumber) &&
    partNumber >= 1 &&
    partNumber <= maxParts &&
    typeof etag === 'string' &&
    /^[\x21-\x7e]{1,256}$/.test(etag) &&
    Object.keys(others).length === 0
  ) {
    return { partNumber, etag }
  }
  throw invalid('A part is { partNumber, etag }.')
}

function invalid(why: string): Refusal {
  return new Refusal('bad_request', `The upload was not completed. ${why}`)
}
