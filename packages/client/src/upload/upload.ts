import type { ObjectLifecycle } from '../actions/queueOptions.ts'
import type { Connection } from '../createConnection.ts'
import { InvalidInputError } from '../errors/input.ts'
import { UnsupportedError } from '../errors/usage.ts'
import { isLocal } from '../transport/isLocal.ts'
import { toBlob, toDataUri } from './dataUri.ts'
import { storeBlob } from './storeBlob.ts'

/** A file of React Native. */
export type NativeFile = { uri: string; name: string; type: string }

/** What can be brought to fal. A public address is passed on as it is. */
export type UploadSource = Blob | URL | string | NativeFile

export type UploadProgress = { sentBytes: number; totalBytes: number }

export type UploadOptions = {
  /** Files up to this many bytes travel as data URI, at most 1 MB. @default 0 */
  inlineBytes?: number | undefined
  /** Size of a part; files of more than nine go in parts. @default 10 MiB */
  partBytes?: number | undefined
  /** Name of the stored file. @default that of the File, or `file` */
  fileName?: string | undefined
  /** When fal deletes the file, and who may read it. @default the account's */
  lifecycle?: ObjectLifecycle | undefined
  onProgress?: ((progress: UploadProgress) => void) | undefined
  signal?: AbortSignal | undefined
}

export type Uploaded = {
  /** What goes into the input of an endpoint. */
  url: string
  /** `null` where nothing was uploaded. */
  contentType: string | null
  sizeBytes: number | null
}

/** Some models refuse data URIs, and all that are large. */
const mostInlineBytes = 1_000_000

/**
 * Brings a file to fal's storage and returns its public address. Files over
 * 90 MB go in parallel parts. Each request is retried by itself, and the same
 * content is uploaded once per connection, also after a failure half-way.
 *
 * @throws InvalidInputError for an address that fal cannot reach,
 * UnsupportedError, and what the storage refused.
 */
export async function upload(
  connection: Connection,
  source: UploadSource,
  options: UploadOptions = {},
): Promise<Uploaded> {
  options.signal?.throwIfAborted()
  if (typeof source === 'string' || source instanceof URL) {
    const url = String(source)
    if (!url.startsWith('data:')) return passOn(connection, url)
    return uploadBlob(connection, toBlob(url), options)
  }
  if (source instanceof Blob) return uploadBlob(connection, source, options)
  if (globalThis.navigator?.product !== 'ReactNative') {
    throw new UnsupportedError('{ uri, name, type } is for React Native.', {
      phase: 'upload',
      notes: ['Give a File or a Blob here.'],
    })
  }
  const { name: fileName, type } = source
  const file = { body: source, type, size: 0, fileName, ...options }
  const url = await storeBlob(connection, file)
  return { url, contentType: type, sizeBytes: null }
}

async function uploadBlob(
  connection: Connection,
  blob: Blob,
  options: UploadOptions,
): Promise<Uploaded> {
  const type = blob.type || 'application/octet-stream'
  const uploaded = { contentType: type, sizeBytes: blob.size }
  const inline = Math.min(options.inlineBytes ?? 0, mostInlineBytes)
  if (blob.size <= inline) {
    const url = await toDataUri(blob, type)
    return { ...uploaded, url }
  }
  const named = 'name' in blob ? String(blob.name) : 'file'
  const about = { body: blob, type, size: blob.size, fileName: named }
  const store = connection.parts.uploads ?? storeBlob
  const url = await store(connection, { ...about, ...options })
  return { ...uploaded, url }
}

function passOn(connection: Connection, url: string): Uploaded {
  if (isLocal(connection, url)) {
    const message = 'This address is on this machine; fal cannot reach it.'
    throw new InvalidInputError(message, {
      phase: 'upload',
      fieldErrors: { '': [{ type: 'unreachable', message, context: {} }] },
      notes: ['Give the File or Blob itself.'],
    })
  }
  return { url, contentType: null, sizeBytes: null }
}
