import type { Connection } from '../createConnection.ts'
import { MalformedAnswerError } from '../errors/answer.ts'
import { UnsupportedError } from '../errors/usage.ts'
import { send } from '../transport/send.ts'
import { toError } from '../transport/toError.ts'
import { isRecord } from '../utils/isRecord.ts'

/** A file of React Native. */
export type NativeFile = { uri: string; name: string; type: string }

/** What can be brought to fal. An `https` address is passed on as it is. */
export type UploadSource = Blob | URL | string | NativeFile

export type UploadProgress = { sentBytes: number; totalBytes: number }

export type UploadOptions = {
  onProgress?: ((progress: UploadProgress) => void) | undefined
  signal?: AbortSignal | undefined
}

export type Uploaded = {
  /** What goes into the input of an endpoint. */
  url: string
  contentType: string | null
  sizeBytes: number | null
}

/** Brings a file to fal's storage and returns its address. */
export async function upload(
  connection: Connection,
  source: UploadSource,
  options: UploadOptions = {},
): Promise<Uploaded> {
  if (typeof source === 'string' || source instanceof URL) {
    return { url: String(source), contentType: null, sizeBytes: null }
  }
  if (!(source instanceof Blob)) {
    throw new UnsupportedError('Not yet.', { phase: 'upload' })
  }
  const name = source instanceof File ? source.name : 'file'
  const contentType = source.type || 'application/octet-stream'
  const answer = await send(connection, {
    phase: 'upload',
    method: 'post',
    url: `${connection.addressOf('rest.fal.ai')}/storage/upload/initiate`,
    query: { storage_type: 'fal-cdn-v3' },
    body: { content_type: contentType, file_name: name, size: source.size },
    signal: options.signal,
  })
  if (!answer.ok) {
    throw toError(connection, answer, { phase: 'upload' })
  }
  const { body } = answer
  const fileUrl = isRecord(body) && body.file_url
  const uploadUrl = isRecord(body) && body.upload_url
  if (typeof fileUrl !== 'string' || typeof uploadUrl !== 'string') {
    throw new MalformedAnswerError('The upload could not be started.', {
      phase: 'upload',
    })
  }
  const stored = await connection.fetch(
    new Request(uploadUrl, {
      method: 'PUT',
      body: source,
      headers: { 'content-type': contentType },
      signal: options.signal ?? null,
    }),
  )
  if (!stored.ok) {
    throw new MalformedAnswerError('The file was not taken.', {
      phase: 'upload',
      status: stored.status,
    })
  }
  options.onProgress?.({ sentBytes: source.size, totalBytes: source.size })
  return { url: fileUrl, contentType, sizeBytes: source.size }
}
