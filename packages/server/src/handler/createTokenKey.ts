import { fromBase64Url, toBase64Url } from './base64Url.ts'

/** What one secret can do for tokens. */
export type TokenKey = {
  /** HMAC-SHA-256 of a text, base64url. */
  sign(text: string): Promise<string>
  isSigned(text: string, mac: string): Promise<boolean>
  /** Keyed hash of an owner, so that a token does not tell who that is. */
  tagOf(ownerId: string): Promise<string>
}

// A job is polled many times with one token, and each check costs two trips to
// the crypto threads. What was found valid under this secret stays valid.
const maxRemembered = 10_000

/**
 * Derives keys from a secret by HKDF, others for each purpose, so that what was
 * signed for one is good for no other; remembers what it verified.
 */
export async function createTokenKey(
  secret: string,
  purpose: string,
): Promise<TokenKey> {
  const [macKey, ownerKey] = await deriveKeys(secret, purpose)
  const verified = new Map<string, true>()
  const tags = new Map<string, string>()
  return {
    sign: async (text) => toBase64Url(await hmac(macKey, text)),
    async isSigned(text, mac) {
      const whole = `${text}.${mac}`
      if (verified.has(whole)) return true
      const valid = await verify(macKey, text, mac)
      if (valid) remember(verified, whole, true)
      return valid
    },
    async tagOf(ownerId) {
      const known = tags.get(ownerId)
      if (known !== undefined) return known
      const bytes = await hmac(ownerKey, ownerId)
      return remember(tags, ownerId, toBase64Url(bytes.slice(0, 16)))
    },
  }
}

function remember<T>(map: Map<string, T>, key: string, value: T): T {
  if (map.size >= maxRemembered) {
    for (const oldest of map.keys()) {
      map.delete(oldest)
      break
    }
  }
  map.set(key, value)
  return value
}

async function deriveKeys(
  secret: string,
  purpose: string,
): Promise<[CryptoKey, CryptoKey]> {
  const material = await crypto.subtle.importKey(
    'raw',
    encode(secret),
    'HKDF',
    false,
    ['deriveKey'],
  )
  const derive = (info: string) =>
    crypto.subtle.deriveKey(
      {
        name: 'HKDF',
        hash: 'SHA-256',
        salt: new Uint8Array(),
        info: encode(info),
      },
      material,
      { name: 'HMAC', hash: 'SHA-256', length: 256 },
      false,
      ['sign', 'verify'],
    )
  return [
    await derive(`falvideo ${purpose} token`),
    await derive(`falvideo ${purpose} token owner`),
  ]
}

async function hmac(key: CryptoKey, text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, encode(text)))
}

async function verify(
  key: CryptoKey,
  text: string,
  mac: string,
): Promise<boolean> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(mac)) return false
  const bytes = fromBase64Url(mac)
  // The last character of 43 carries two bits that decode to nothing.
  if (toBase64Url(bytes) !== mac) return false
  return crypto.subtle.verify('HMAC', key, bytes, encode(text))
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
