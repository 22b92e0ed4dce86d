import type { Connection } from '../createConnection.ts'
import { isFalError } from '../errors/base.ts'
import { retrying } from '../utils/retrying.ts'
import { initiateUpload } from './initiateUpload.ts'
import { putBytes } from './putBytes.ts'
import { putParts } from './putParts.ts'
import {
  defaultPartBytes,
  type StoredUpload,
  type UploadFile,
} from './storedUpload.ts'

// fal's own client does the same.
const mostSingly = 9

/**
 * Stores bytes under a new address.
 *
 * @param kept what is stored already is not sent again
 */
export async function storeBlob(
  connection: Connection,
  file: UploadFile,
  kept: { stored: StoredUpload | null } = { stored: null },
): Promise<string> {
  const earlier = kept.stored
  try {
    kept.stored ??= await start(connection, file)
    await finish(connection, file, kept.stored)
    return kept.stored.fileUrl
  } catch (error) {
    // The address was given out some time ago and is no longer good.
    const stale = isFalError(error) && /^40[0134]$/.test(`${error.status}`)
    if (!earlier || !stale) throw error
    kept.stored = null
    return storeBlob(connection, file, kept)
  }
}

async function start(
  connection: Connection,
  file: UploadFile,
): Promise<StoredUpload> {
  const { signal, size, partBytes = defaultPartBytes } = file
  const multipart = size > partBytes * mostSingly
  const addresses = await retrying(
    connection,
    () => initiateUpload(connection, file, multipart),
    { attempts: 4, signal },
  )
  return { ...addresses, multipart, parts: new Map(), complete: false }
}

async function finish(
  connection: Connection,
  file: UploadFile,
  stored: StoredUpload,
): Promise<void> {
  const { size, onProgress, signal, body, type } = file
  if (!stored.complete) {
    if (stored.multipart && body instanceof Blob) {
      await putParts(connection, { ...file, body }, stored)
    } else {
      const put = () =>
        putBytes(connection, stored.uploadUrl, body, {
          type,
          signal,
          onSent: (sentBytes) => onProgress?.({ sentBytes, totalBytes: size }),
        })
      await retrying(connection, put, { attempts: 4, signal })
    }
    stored.complete = true
  }
  onProgress?.({ sentBytes: size, totalBytes: size })
}
