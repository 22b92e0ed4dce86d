// Hashed piece by piece, so that a large file is never in memory at once.
const pieceBytes = 4 * 1024 * 1024

/**
 * A hash of a blob's content (SHA-256 of the SHA-256 of its pieces), or `null`
 * where the runtime cannot hash, as on plain http.
 */
export async function hashBlob(
  blob: Blob,
  signal?: AbortSignal | undefined,
): Promise<string | null> {
  const subtle = globalThis.crypto?.subtle
  if (!subtle) return null
  const digests: string[] = []
  for (let start = 0; start < blob.size || start === 0; start += pieceBytes) {
    signal?.throwIfAborted()
    const piece = await blob.slice(start, start + pieceBytes).arrayBuffer()
    digests.push(toHex(await subtle.digest('SHA-256', piece)))
  }
  const [only = ''] = digests
  if (digests.length === 1) return only
  const joined = new TextEncoder().encode(digests.join())
  return toHex(await subtle.digest('SHA-256', joined))
}

function toHex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
