import type { Connection } from '../createConnection.ts'
import { untilAborted } from '../utils/untilAborted.ts'
import { hashBlob } from './hashBlob.ts'
import { storeBlob } from './storeBlob.ts'
import type { StoredUpload, UploadFile } from './storedUpload.ts'

/** Stores a blob, and what was stored before, or half stored, not again. */
export type Uploads = (
  connection: Connection,
  file: UploadFile & { body: Blob },
) => Promise<string>

type Begun = {
  /** What has to be the same before a hash is worth comparing. */
  like: string
  /** `null` where it could not be hashed. */
  hash: Promise<string | null>
  stored: StoredUpload | null
  /** Whoever brings it; never rejects. */
  busy: Promise<unknown>
}

// So that a server that runs for months does not grow.
const mostRemembered = 1_000

/**
 * Remembers uploads by what they hold. A blob is sent at once and hashed
 * beside; only where there was one of its size is the hash waited for first.
 */
export function createUploads(): Uploads {
  const all = new Set<Begun>()

  const find = async (like: string, hash: Begun['hash']): Promise<Begun> => {
    // Those that come in meanwhile are looked at too.
    for (const one of all) {
      if (one.like !== like) continue
      const [mine, other] = await Promise.all([hash, one.hash])
      if (mine !== null && mine === other) return one
    }
    const begun = { like, hash, stored: null, busy: Promise.resolve() }
    all.add(begun)
    const [oldest] = all
    if (oldest && all.size > mostRemembered) all.delete(oldest)
    return begun
  }

  return async (connection, file) => {
    const { body, size, type, lifecycle, signal } = file
    const hash = hashBlob(body, signal).catch(() => null)
    const like = JSON.stringify([size, type, lifecycle])
    const one = await untilAborted(find(like, hash), signal)
    const store = async () => {
      await untilAborted(one.busy, signal)
      return storeBlob(connection, file, one)
    }
    const storing = store()
    one.busy = Promise.allSettled([one.busy, storing])
    const [url] = await Promise.all([storing, hash])
    return url
  }
}
