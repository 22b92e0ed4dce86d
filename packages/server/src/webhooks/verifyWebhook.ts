import type { EndpointId, WebhookPayload } from '@falvideo/api-types'
import { type BodyLimits, readBody } from '../handler/readBody.ts'
import type { KeySet } from './createKeySet.ts'
import { WebhookVerificationError } from './WebhookVerificationError.ts'

export type VerifyWebhookOptions = {
  /** fal's keys: `createKeySet()`, made once. */
  keys: KeySet
  /** How far the delivery's clock may be off. @default 300_000, as documented */
  toleranceMs?: number | undefined
  /** Bytes of the body. @default 4_194_304 */
  maxBytes?: number | undefined
  /** Until the body is there. @default 10_000 */
  bodyTimeoutMs?: number | undefined
  /** Milliseconds since 1970. @default Date.now */
  now?: (() => number) | undefined
}

/** A delivery that fal signed. */
export type VerifiedWebhook<Id extends EndpointId = EndpointId> = {
  /** Of the body: what jobs, receipts and results are known by. */
  requestId: string
  /** Of the header: whose account it is. */
  userId: string
  payload: WebhookPayload<Id>
}

/**
 * Checks that fal sent this request, within the time window, and that nothing
 * was changed: Ed25519 over request id, user id, timestamp and the SHA-256 of
 * the raw body. Reads the body.
 *
 * @throws WebhookVerificationError `reason` says why; answer 401.
 * @throws Refusal the body is too large or too slow.
 *
 * @example
 * import { createKeySet, verifyWebhook } from '@falvideo/server/webhooks'
 *
 * const keys = createKeySet()
 * const { requestId, payload } = await verifyWebhook(request, { keys })
 */
export async function verifyWebhook<Id extends EndpointId = EndpointId>(
  request: Request,
  options: VerifyWebhookOptions,
): Promise<VerifiedWebhook<Id>> {
  const given = readHeaders(request.headers)
  checkTime(given.timestamp, options)
  const body = await readBody(request, toLimits(options))
  const message = await messageOf(given, body)
  const valid = await isSignedByAny(message, given.signature, options.keys)
  if (!valid) throw new WebhookVerificationError('wrong_signature')
  const payload = parse(body)
  return {
    requestId: payload.request_id,
    userId: given.userId,
    payload: payload as WebhookPayload<Id>,
  }
}

type Given = {
  requestId: string
  userId: string
  timestamp: string
  signature: Uint8Array<ArrayBuffer>
}

function readHeaders(headers: Headers): Given {
  const read = (name: string) => {
    const value = headers.get(`x-fal-webhook-${name}`)
    if (value !== null && value !== '') return value
    throw new WebhookVerificationError('missing_header')
  }
  const signature = read('signature')
  const timestamp = read('timestamp')
  if (!/^[\da-f]{128}$/i.test(signature) || !/^\d{1,12}$/.test(timestamp)) {
    throw new WebhookVerificationError('malformed_header')
  }
  return {
    requestId: read('request-id'),
    userId: read('user-id'),
    timestamp,
    signature: fromHex(signature),
  }
}

function checkTime(
  timestamp: string,
  { toleranceMs = 300_000, now = Date.now }: VerifyWebhookOptions,
): void {
  const aheadMs = Number(timestamp) * 1000 - now()
  if (aheadMs < -toleranceMs) throw new WebhookVerificationError('too_old')
  if (aheadMs > toleranceMs) throw new WebhookVerificationError('in_the_future')
}

function toLimits(options: VerifyWebhookOptions): BodyLimits {
  return {
    maxBytes: options.maxBytes ?? 4_194_304,
    timeoutMs: options.bodyTimeoutMs ?? 10_000,
  }
}

async function messageOf(
  { requestId, userId, timestamp }: Given,
  body: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body))
  const lines = [requestId, userId, timestamp, toHex(digest)]
  return new TextEncoder().encode(lines.join('\n'))
}

async function isSignedByAny(
  message: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  keys: KeySet,
): Promise<boolean> {
  const known = await keys.getKeys()
  if (await isSigned(message, signature, known)) return true
  // fal may have changed its keys since.
  const fresh = await keys.getKeys({ fresh: true })
  return fresh !== known && isSigned(message, signature, fresh)
}

async function isSigned(
  message: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  keys: readonly CryptoKey[],
): Promise<boolean> {
  for (const key of keys) {
    if (await crypto.subtle.verify('Ed25519', key, signature, message))
      return true
  }
  return false
}

function parse(body: Uint8Array): { request_id: string } {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body))
    const { request_id } = (value ?? {}) as { request_id?: unknown }
    if (typeof request_id === 'string' && request_id !== '') {
      return value as { request_id: string }
    }
  } catch {
    // Signed, and still no JSON: the same as JSON of another shape.
  }
  throw new WebhookVerificationError('malformed_body')
}

function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: text.length / 2 }, (_, at) =>
    Number.parseInt(text.slice(at * 2, at * 2 + 2), 16),
  )
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )
}
