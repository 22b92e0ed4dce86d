import { appOf } from '@falvideo/client/internal'
import type { FalAnswer } from './readAnswer.ts'
import { isJsonObject, type JsonObject } from './readJson.ts'
import type { Room } from './room.ts'

export type SubmitAnswer = FalAnswer & {
  body: JsonObject & { request_id: string }
}

// fal's ids are UUIDs. It becomes part of paths.
const requestIdPattern = /^[A-Za-z0-9_-]{1,128}$/

/**
 * A submit's answer that names the job. The head of one whose body is broken
 * may have named it too: reading its status costs nothing, and settles the
 * matter if fal knows it.
 *
 * @returns `null`: nothing names a job.
 */
export async function findSubmitted(
  { ask }: Pick<Room, 'ask'>,
  endpointId: string,
  answer: FalAnswer,
): Promise<SubmitAnswer | null> {
  const { status, headers, body } = answer
  if (status >= 300) return null
  if (isJsonObject(body) && isRequestId(body.request_id)) {
    return { status, headers, body: { ...body, request_id: body.request_id } }
  }
  const request_id = headers['x-fal-request-id']
  if (!isRequestId(request_id)) return null
  const path = `/${appOf(endpointId)}/requests/${request_id}/status?logs=0`
  try {
    const found = await ask({ host: 'queue.fal.run', path, method: 'GET' })
    return found.status < 300 && isJsonObject(found.body)
      ? { status, headers, body: { ...found.body, request_id } }
      : null
  } catch {
    // It stays unknown, which the caller is told.
    return null
  }
}

function isRequestId(value: unknown): value is string {
  return typeof value === 'string' && requestIdPattern.test(value)
}
