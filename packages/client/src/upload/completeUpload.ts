import type { Connection } from '../createConnection.ts'
import { isFalError } from '../errors/base.ts'
import { ask } from '../transport/ask.ts'
import { retrying } from '../utils/retrying.ts'
import { partUrl } from './partUrl.ts'
import { requestStorage } from './requestStorage.ts'
import type { StoredUpload } from './storedUpload.ts'

/** Joins the parts of an upload: through the handler, where there is one. */
export async function completeUpload(
  connection: Connection,
  stored: StoredUpload,
  signal: AbortSignal | undefined,
): Promise<void> {
  let asked = 0
  const complete = async () => {
    asked++
    await join(connection, stored, signal)
  }
  try {
    await retrying(connection, complete, { attempts: 4, signal })
  } catch (error) {
    // The parts may have been joined by an earlier request whose answer was
    // lost, and are no longer there to be joined.
    const joined =
      asked > 1 &&
      isFalError(error) &&
      (await exists(connection, stored.fileUrl))
    if (!joined) throw error
  }
}

async function join(
  connection: Connection,
  { uploadUrl, uploadToken, parts: tags }: StoredUpload,
  signal: AbortSignal | undefined,
): Promise<void> {
  const parts = [...tags]
    .sort(([one], [other]) => one - other)
    .map(([partNumber, etag]) => ({ partNumber, etag }))
  if (uploadToken === null) {
    await requestStorage(connection, partUrl(uploadUrl, 'complete'), {
      method: 'POST',
      type: 'application/json',
      body: JSON.stringify({ parts }),
      signal,
    })
    return
  }
  const call = {
    phase: 'upload',
    method: 'post',
    url: `${connection.addressOf('rest.fal.ai')}/storage/upload/complete`,
    body: { upload_token: uploadToken, parts },
    signal,
  } as const
  await ask(connection, call, () => true)
}

async function exists(connection: Connection, url: string): Promise<boolean> {
  try {
    await requestStorage(connection, url, { method: 'HEAD' })
    return true
  } catch {
    return false
  }
}
