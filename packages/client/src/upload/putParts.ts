import type { Connection } from '../createConnection.ts'
import { MalformedAnswerError } from '../errors/answer.ts'
import { retrying } from '../utils/retrying.ts'
import { startDeadline } from '../utils/startDeadline.ts'
import { completeUpload } from './completeUpload.ts'
import { partUrl } from './partUrl.ts'
import { putBytes } from './putBytes.ts'
import {
  defaultPartBytes,
  type StoredUpload,
  type UploadFile,
} from './storedUpload.ts'

/** Parts on their way at once; browsers allow six connections to a host. */
const lanes = 4

/**
 * Brings a large file in parts, several at once, each retried by itself. Parts
 * that `stored` lists are there already.
 */
export async function putParts(
  connection: Connection,
  file: UploadFile & { body: Blob },
  stored: StoredUpload,
): Promise<void> {
  const { body, onProgress, partBytes = defaultPartBytes } = file
  const count = Math.ceil(body.size / partBytes)
  const sent = new Map<number, number>()
  const report = (part: number, bytes: number) => {
    sent.set(part, bytes)
    const sentBytes = [...sent.values()].reduce((sum, one) => sum + one, 0)
    onProgress?.({ sentBytes, totalBytes: body.size })
  }
  // The first part that fails for good stops the others.
  const all = startDeadline(connection.clock, Infinity, file.signal)
  const waiting = Array.from({ length: count }, (_, index) => index + 1)

  const bring = async (part: number) => {
    const piece = body.slice((part - 1) * partBytes, part * partBytes)
    const put = async () => {
      const url = partUrl(stored.uploadUrl, part)
      const { tag, status } = await putBytes(connection, url, piece, {
        type: file.type,
        signal: all.signal,
        onSent: (bytes) => report(part, bytes),
      })
      if (tag !== null) return tag
      throw new MalformedAnswerError('The storage did not tag a part.', {
        phase: 'upload',
        status,
        retryable: true,
      })
    }
    if (!stored.parts.has(part)) {
      const options = { attempts: 4, signal: all.signal }
      stored.parts.set(part, await retrying(connection, put, options))
    }
    report(part, piece.size)
  }
  const lane = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      await bring(part)
    }
  }
  try {
    await Promise.all(Array.from({ length: lanes }, lane))
  } catch (error) {
    all.abort(error)
    throw error
  } finally {
    all.dispose()
  }
  await completeUpload(connection, stored, file.signal)
}
