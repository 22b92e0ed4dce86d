import { fromBase64Url, toBase64Url } from './base64Url.ts'
import { createTokenKey, type TokenKey } from './createTokenKey.ts'
import { Refusal } from './refusal.ts'
import { remember } from './remember.ts'

/** What a token says, in an order that its kind knows. */
export type Claims = readonly string[]

/** The owner is in a token as a keyed hash only. */
type Payload = [
  version: 1,
  claims: Claims,
  ownerTag: string,
  issuedAtSeconds: number,
]

/** What was in a token, and the secret that it was signed with. */
type Opened = { secret: string; key: TokenKey; payload: Payload }

export type SignedTokens = {
  sign(claims: Claims, ownerId: string): Promise<string>
  /** @throws Refusal `unauthorized`: not ours, altered, expired, not theirs. */
  verify(token: string, ownerId: string): Promise<Claims>
  /** Like `verify`, for a caller that is not the owner: fal's own webhook. */
  verifyAnyOwner(token: string): Promise<Claims>
}

export type SignedTokenOptions = {
  /** The first signs, all of them verify. */
  secrets: () => Promise<readonly string[]>
  lifetimeMs: number
  now: () => number
}

/** A kind of token. */
export type TokenKind = {
  /** `job` or `upload`; keys are derived for it. */
  purpose: string
  maxLength: number
  /** Then it is opened once, as that costs trips to the crypto threads. */
  isShownOften: boolean
  /** Everything that can be wrong with a token reads the same from outside. */
  refusal: string
}

/**
 * Signs claims for an owner: HMAC-SHA-256 over claims, owner and time, with
 * keys derived from the secrets by HKDF. Nothing is stored, so any process that
 * has the secret can check any token.
 */
export function createSignedTokens(
  { purpose, maxLength, isShownOften, refusal }: TokenKind,
  { secrets, lifetimeMs, now }: SignedTokenOptions,
): SignedTokens {
  const refused = () => new Refusal('unauthorized', refusal)
  const keys = new Map<string, Promise<TokenKey>>()
  const keyOf = (secret: string) => {
    const known = keys.get(secret) ?? createTokenKey(secret, purpose)
    keys.set(secret, known)
    return known
  }
  const opened = new Map<string, Opened>()
  const unseal = async (token: string): Promise<Opened> => {
    const valid = await secrets()
    const known = opened.get(token)
    if (known !== undefined && valid.includes(known.secret)) return known
    const [body, mac, ...more] = token.split('.')
    if (token.length > maxLength || !body || !mac || more.length > 0) {
      throw refused()
    }
    for (const secret of valid) {
      const key = await keyOf(secret)
      if (!(await key.isSigned(body, mac))) continue
      const one = { secret, key, payload: readPayload(body) }
      return isShownOften ? remember(opened, token, one) : one
    }
    throw refused()
  }
  const open = async (token: string) => {
    const one = await unseal(token)
    const [version, , , issuedAtSeconds] = one.payload
    const ageMs = now() - issuedAtSeconds * 1000
    // A minute of slack for machines whose clocks differ.
    if (version === 1 && ageMs <= lifetimeMs && ageMs >= -60_000) return one
    throw refused()
  }
  return {
    async sign(claims, ownerId) {
      const [secret] = await secrets()
      if (secret === undefined) throw new TypeError('A token needs a secret.')
      const key = await keyOf(secret)
      const issuedAt = Math.floor(now() / 1000)
      const payload: Payload = [1, claims, await key.tagOf(ownerId), issuedAt]
      const text = JSON.stringify(payload)
      const body = toBase64Url(new TextEncoder().encode(text))
      return `${body}.${await key.sign(body)}`
    },
    async verify(token, ownerId) {
      const { key, payload } = await open(token)
      const [, claims, ownerTag] = payload
      if (ownerTag !== (await key.tagOf(ownerId))) throw refused()
      return claims
    },
    async verifyAnyOwner(token) {
      return (await open(token)).payload[1]
    },
  }
}

function readPayload(body: string): Payload {
  return JSON.parse(new TextDecoder().decode(fromBase64Url(body))) as Payload
}
