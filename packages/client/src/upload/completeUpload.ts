import type { Connection } from '../createConnection.ts'
import { isFalError } from '../errors/base.ts'
import { retrying } from '../utils/retrying.ts'
import { partUrl } from './partUrl.ts'
import { requestStorage } from './requestStorage.ts'
import type { StoredUpload } from './storedUpload.ts'

/** Joins the parts of an upload. */
export async function completeUpload(
  connection: Connection,
  { uploadUrl, fileUrl, parts }: StoredUpload,
  signal: AbortSignal | undefined,
): Promise<void> {
  const list = [...parts]
    .sort(([one], [other]) => one - other)
    .map(([partNumber, etag]) => ({ partNumber, etag }))
  let asked = 0
  const complete = async () => {
    asked++
    await requestStorage(connection, partUrl(uploadUrl, 'complete'), {
      method: 'POST',
      type: 'application/json',
      body: JSON.stringify({ parts: list }),
      signal,
    })
  }
  try {
    await retrying(connection, complete, { attempts: 4, signal })
  } catch (error) {
    // The parts may have been joined by an earlier request whose answer was
    // lost, and are no longer there to be joined.
    const joined =
      asked > 1 && isFalError(error) && (await exists(connection, fileUrl))
    if (!joined) throw error
  }
}

async function exists(connection: Connection, url: string): Promise<boolean> {
  try {
    await requestStorage(connection, url, { method: 'HEAD' })
    return true
  } catch {
    return false
  }
}
