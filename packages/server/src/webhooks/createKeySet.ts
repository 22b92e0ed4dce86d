/** fal's public keys, as long as fal allows to keep them. */
export type KeySet = {
  /** Keys to try; `fresh` fetches them anew if that was not done just now. */
  getKeys(options?: { fresh?: boolean | undefined }): Promise<CryptoKey[]>
}

export type KeySetOptions = {
  /** @default 'https://rest.fal.ai/.well-known/jwks.json' */
  url?: string | undefined
  fetch?: typeof globalThis.fetch | undefined
  /** @default 24 hours, the longest that fal allows */
  lifetimeMs?: number | undefined
  /**
   * Least time between two fetches that an unknown key asks for, so that
   * forged deliveries do not become requests to fal. @default 30_000
   */
  minRefetchMs?: number | undefined
  /** Until fal answers. @default 5_000 */
  timeoutMs?: number | undefined
  /** Milliseconds since 1970. @default Date.now */
  now?: (() => number) | undefined
}

const day = 86_400_000

/**
 * Fetches and keeps the keys that fal signs webhooks with. Make one per
 * process and pass it to `verifyWebhook`.
 */
export function createKeySet(options: KeySetOptions = {}): KeySet {
  const {
    url = 'https://rest.fal.ai/.well-known/jwks.json',
    fetch = globalThis.fetch,
    lifetimeMs = day,
    minRefetchMs = 30_000,
    timeoutMs = 5_000,
    now = Date.now,
  } = options
  let cached: { keys: CryptoKey[]; at: number } | undefined
  let running: Promise<CryptoKey[]> | undefined

  const load = async () => {
    const response = await fetch(url, {
      redirect: 'error',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (!response.ok) throw new Error(`fal's keys: HTTP ${response.status}`)
    const keys = await importKeys(await response.json())
    cached = { keys, at: now() }
    return keys
  }
  // Many deliveries at once share one fetch; a failed one is not kept.
  const loadOnce = () => {
    running ??= load().finally(() => {
      running = undefined
    })
    return running
  }

  return {
    async getKeys({ fresh = false } = {}) {
      if (cached === undefined) return loadOnce()
      const ageMs = now() - cached.at
      if (ageMs >= lifetimeMs || (fresh && ageMs >= minRefetchMs)) {
        return loadOnce()
      }
      return cached.keys
    },
  }
}

async function importKeys(body: unknown): Promise<CryptoKey[]> {
  const { keys } = (body ?? {}) as { keys?: unknown }
  if (!Array.isArray(keys)) throw new TypeError("fal's key set has no keys.")
  const imported: CryptoKey[] = []
  for (const key of keys.slice(0, 32)) {
    const x = (key as { x?: unknown } | null)?.x
    // 32 bytes; fal documents no other member, so no other is asked for.
    if (typeof x !== 'string' || !/^[A-Za-z0-9_-]{43}$/.test(x)) continue
    imported.push(
      await crypto.subtle.importKey(
        'jwk',
        { kty: 'OKP', crv: 'Ed25519', x },
        { name: 'Ed25519' },
        false,
        ['verify'],
      ),
    )
  }
  return imported
}
