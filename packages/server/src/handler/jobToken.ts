import { fromBase64Url, toBase64Url } from './base64Url.ts'
import { createTokenKey, type TokenKey } from './createTokenKey.ts'
import { Refusal } from './refusal.ts'

/** What a token says. The owner is in it as a keyed hash only. */
export type JobClaims = {
  /** `''` in a webhook's ticket, which is made before the job has an id. */
  requestId: string
  endpointId: string
  /** Names the hold on the budget; `''` without one. */
  holdId: string
}

type Payload = [
  version: 1,
  requestId: string,
  endpointId: string,
  holdId: string,
  ownerTag: string,
  issuedAtSeconds: number,
]

export type JobTokens = {
  sign(claims: JobClaims, ownerId: string): Promise<string>
  /** @throws Refusal `unauthorized`: not ours, altered, expired, not theirs. */
  verify(token: string, ownerId: string): Promise<JobClaims>
  /** Like `verify`, for a caller that is not the owner: fal's own webhook. */
  verifyAnyOwner(token: string): Promise<JobClaims>
}

export type JobTokenOptions = {
  /** The first signs, all of them verify. */
  secrets: () => Promise<readonly string[]>
  lifetimeMs: number
  now: () => number
}

const maxTokenLength = 2048

/**
 * Signs who may follow which job: HMAC-SHA-256 over request id, endpoint,
 * owner, hold and time, with keys derived from the secrets by HKDF. Nothing is
 * stored, so any process that has the secret can check any token.
 */
export function createJobTokens(options: JobTokenOptions): JobTokens {
  const keys = new Map<string, Promise<TokenKey>>()
  const keyOf = (secret: string) => {
    const known = keys.get(secret) ?? createTokenKey(secret)
    keys.set(secret, known)
    return known
  }
  const open = async (token: string) => {
    const [body, mac, ...more] = token.split('.')
    if (token.length > maxTokenLength || !body || !mac || more.length > 0) {
      throw refused()
    }
    for (const secret of await options.secrets()) {
      const key = await keyOf(secret)
      if (await key.isSigned(body, mac)) {
        return { key, payload: readPayload(body, options) }
      }
    }
    throw refused()
  }
  return {
    async sign({ requestId, endpointId, holdId }, ownerId) {
      const [secret] = await options.secrets()
      if (secret === undefined) throw new TypeError('A token needs a secret.')
      const key = await keyOf(secret)
      const payload: Payload = [
        1,
        requestId,
        endpointId,
        holdId,
        await key.tagOf(ownerId),
        Math.floor(options.now() / 1000),
      ]
      const body = toBase64Url(
        new TextEncoder().encode(JSON.stringify(payload)),
      )
      return `${body}.${await key.sign(body)}`
    },
    async verify(token, ownerId) {
      const { key, payload } = await open(token)
      const [, requestId, endpointId, holdId, ownerTag] = payload
      if (ownerTag !== (await key.tagOf(ownerId))) throw refused()
      return { requestId, endpointId, holdId }
    },
    async verifyAnyOwner(token) {
      const [, requestId, endpointId, holdId] = (await open(token)).payload
      return { requestId, endpointId, holdId }
    },
  }
}

// Everything that can be wrong with a token reads the same from outside.
function refused(): Refusal {
  return new Refusal(
    'unauthorized',
    'The job token is missing, expired or not valid for this job.',
  )
}

function readPayload(body: string, options: JobTokenOptions): Payload {
  const payload = JSON.parse(
    new TextDecoder().decode(fromBase64Url(body)),
  ) as Payload
  const ageMs = options.now() - payload[5] * 1000
  // A minute of slack for machines whose clocks differ.
  if (payload[0] !== 1 || ageMs > options.lifetimeMs || ageMs < -60_000) {
    throw refused()
  }
  return payload
}
