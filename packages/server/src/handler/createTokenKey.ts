import { fromBase64Url, toBase64Url } from './base64Url.ts'
import { remember } from './remember.ts'

/** What one secret can do for tokens. */
export type TokenKey = {
  /** HMAC-SHA-256 of a text, base64url. */
  sign(text: string): Promise<string>
  isSigned(text: string, mac: string): Promise<boolean>
  /** Keyed hash of an owner, so that a token does not tell who that is. */
  tagOf(ownerId: string): Promise<string>
}

/**
 * Derives keys from a secret by HKDF, others for each purpose, so that what was
 * signed for one is good for no other.
 */
export async function createTokenKey(
  secret: string,
  purpose: string,
): Promise<TokenKey> {
  const [macKey, ownerKey] = await deriveKeys(secret, purpose)
  const tags = new Map<string, string>()
  return {
    sign: async (text) => toBase64Url(await hmac(macKey, text)),
    isSigned: (text, mac) => verify(macKey, text, mac),
    async tagOf(ownerId) {
      const known = tags.get(ownerId)
      if (known !== undefined) return known
      const bytes = await hmac(ownerKey, ownerId)
      return remember(tags, ownerId, toBase64Url(bytes.slice(0, 16)))
    },
  }
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
