import type { Connection } from '../createConnection.ts'
import { requestStorage, type StorageAnswer } from './requestStorage.ts'
import type { NativeFile } from './upload.ts'
import { xhrFetch } from './xhrFetch.ts'

/** No line is expected to be slower than this many bytes in a millisecond. */
const slowest = 50

export type PutOptions = {
  type: string
  signal?: AbortSignal | undefined
  /** Told how many bytes have left, where the runtime can tell. */
  onSent(bytes: number): void
}

/** Puts bytes to an address of the storage, once. */
export function putBytes(
  connection: Connection,
  url: string,
  body: Blob | NativeFile,
  { type, signal, onSent }: PutOptions,
): Promise<StorageAnswer> {
  const { options, requestTimeoutMs } = connection
  const size = body instanceof Blob ? body.size : 0
  // Only XMLHttpRequest tells of bytes on their way; and React Native sends a
  // file by its `{ uri }` only there.
  const watched =
    options.fetch === undefined && typeof XMLHttpRequest !== 'undefined'
  const via = watched
    ? { ...connection, fetch: xhrFetch(body, onSent) }
    : connection
  return requestStorage(via, url, {
    method: 'PUT',
    type,
    timeoutMs: requestTimeoutMs + size / slowest,
    signal,
    ...(body instanceof Blob && !watched && { body }),
  })
}
