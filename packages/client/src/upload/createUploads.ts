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
  /** From when on fal may have deleted it, or will before a job reads it. */
  staleAtMs: number
  /** Whoever brings it; never rejects. */
  busy: Promise<unknown>
}

// So that a server that runs for months does not grow.
const mostRemembered = 1_000
// For files that live as long as the account says, which is not told.
const accountSeconds = 2 * 3_600

/**
 * Remembers uploads by what they hold. A blob is sent at once and hashed
 * beside; only where there was one of its size is the hash waited for first.
 */
export function createUploads(): Uploads {
  const all = new Set<Begun>()

  const find = async (
    like: string,
    hash: Begun['hash'],
    nowMs: number,
  ): Promise<Begun> => {
    // Those that come in meanwhile are looked at too.
    for (const one of all) {
      if (one.like !== like || one.staleAtMs < nowMs) continue
      const [mine, other] = await Promise.all([hash, one.hash])
      if (mine !== null && mine === other) return one
    }
    const begun: Begun = {
      like,
      hash,
      stored: null,
      staleAtMs: Infinity,
      busy: Promise.resolve(),
    }
    all.add(begun)
    const [oldest] = all
    if (oldest && all.size > mostRemembered) all.delete(oldest)
    return begun
  }

  return async (connection, file) => {
    const { clock } = connection
    const { body, size, type, lifecycle, signal } = file
    const { expiresInSeconds = accountSeconds } = lifecycle ?? {}
    const hash = hashBlob(body, signal).catch(() => null)
    const like = JSON.stringify([size, type, lifecycle])
    const one = await untilAborted(find(like, hash, clock.now()), signal)
    const store = async () => {
      await untilAborted(one.busy, signal)
      const url = await storeBlob(connection, file, one)
      // Half of its life is left to whoever is given the address again.
      const halfMs = expiresInSeconds * 500
      one.staleAtMs = Math.min(one.staleAtMs, clock.now() + halfMs)
      return url
    }
    const storing = store()
    one.busy = Promise.allSettled([one.busy, storing])
    const [url] = await Promise.all([storing, hash])
    return url
  }
}
