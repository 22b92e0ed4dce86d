import type { WebhookVerificationReason } from './WebhookVerificationError.ts'

/** One delivery and what must become of it. */
export type WebhookVector = {
  name: string
  /** What `rest.fal.ai/.well-known/jwks.json` answers. */
  jwks: { keys: readonly { x: string }[] }
  /** The clock, in milliseconds since 1970. */
  nowMs: number
  headers: Readonly<Record<string, string>>
  body: string
  /** `null`: it is valid. */
  reason: WebhookVerificationReason | null
}

// The public keys of RFC 8032, section 7.1, tests 1 and 2.
const first = { x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }
const second = { x: 'PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw' }

const body =
  '{"request_id":"019e1951-c778-7120-9c82-16efcf40ec82","status":"OK","payload":{"video":{"url":"https://v3.fal.media/files/a/b.mp4"}}}'

const headers = {
  'x-fal-webhook-request-id': '019e1951-c778-7120-9c82-16efcf40ec82',
  'x-fal-webhook-user-id': 'github|1234567',
  'x-fal-webhook-timestamp': '1790000000',
  'x-fal-webhook-signature':
    '5b722d1a0045b7dc39b6746d319e46e4f568b592684a943cd1e24eeb3cbd3430196413c6f8a7e0e34c37da69ddbe06cc401ef094eee23a1e4bb31b416defa501',
}

const valid: WebhookVector = {
  name: 'valid',
  jwks: { keys: [first] },
  nowMs: 1_790_000_000_000,
  headers,
  body,
  reason: null,
}

function change(
  name: string,
  reason: WebhookVector['reason'],
  changes: Partial<WebhookVector>,
): WebhookVector {
  return { ...valid, name, reason, ...changes }
}

function withHeader(
  name: string,
  reason: WebhookVector['reason'],
  header: string,
  value: string,
): WebhookVector {
  const changed = { ...headers, [`x-fal-webhook-${header}`]: value }
  return change(name, reason, { headers: changed })
}

const signature = headers['x-fal-webhook-signature']

/**
 * Deliveries for testing any verifier of fal's webhooks, this one included.
 * Signed with the keys of RFC 8032, so that everybody can make more.
 */
export const webhookVectors: readonly WebhookVector[] = [
  valid,
  change('valid: an error', null, {
    body: '{"request_id":"019e1951-c778-7120-9c82-16efcf40ec82","status":"ERROR","error":"Invalid status code: 422","payload":{"detail":[]}}',
    headers: {
      ...headers,
      'x-fal-webhook-signature':
        '36ff8f6db5680f1038139ffb5f094bd36f506431d1132c4d639aa081a149217d20b14459a4a121a1fb3f3155c0519bc246c0a0d070bc7efdeacf011d5a944706',
    },
  }),
  change('valid: letters outside ASCII', null, {
    body: '{"request_id":"019e1951-c778-7120-9c82-16efcf40ec82","status":"OK","payload":{"note":"Größe 東京 🎬"}}',
    headers: {
      ...headers,
      'x-fal-webhook-user-id': 'google|unucode',
      'x-fal-webhook-signature':
        'e879c42e533c1a1a2696930960cb5ff27dc6ce3527a161ed07c3a105a0ec4e9596691c7d6d95e5a9a2e7dced79f6bb3bfaa11e4233e4cec7455a5edd5603c409',
    },
  }),
  change('valid: the second of two keys', null, {
    jwks: { keys: [second, first] },
  }),
  change('valid: a key of another kind beside it', null, {
    jwks: { keys: [{ x: 'short' }, first] },
  }),
  withHeader(
    'valid: signature in capitals',
    null,
    'signature',
    signature.toUpperCase(),
  ),
  change('valid: just young enough', null, { nowMs: 1_790_000_300_000 }),
  change('valid: just not too early', null, { nowMs: 1_789_999_700_000 }),
  change('altered body', 'wrong_signature', {
    body: body.replace('a/b', 'a/c'),
  }),
  change('altered body: a space more', 'wrong_signature', { body: `${body} ` }),
  change('altered body: empty', 'wrong_signature', { body: '' }),
  withHeader(
    'altered request id',
    'wrong_signature',
    'request-id',
    '019e1951-c778-7120-9c82-16efcf40ec83',
  ),
  withHeader('altered user id', 'wrong_signature', 'user-id', 'github|1234568'),
  withHeader('altered timestamp', 'wrong_signature', 'timestamp', '1790000001'),
  withHeader(
    'altered signature',
    'wrong_signature',
    'signature',
    signature.replace(/^5/, '6'),
  ),
  withHeader(
    'signature of zeros',
    'wrong_signature',
    'signature',
    '0'.repeat(128),
  ),
  withHeader(
    'signature too short',
    'malformed_header',
    'signature',
    signature.slice(2),
  ),
  withHeader(
    'signature not hex',
    'malformed_header',
    'signature',
    'g'.repeat(128),
  ),
  withHeader(
    'timestamp as date',
    'malformed_header',
    'timestamp',
    '2026-09-21T14:13:20Z',
  ),
  withHeader(
    'timestamp with a sign',
    'malformed_header',
    'timestamp',
    '+1790000000',
  ),
  withHeader(
    'timestamp with decimals',
    'malformed_header',
    'timestamp',
    '1790000000.0',
  ),
  withHeader('no request id', 'missing_header', 'request-id', ''),
  withHeader('no user id', 'missing_header', 'user-id', ''),
  withHeader('no timestamp', 'missing_header', 'timestamp', ''),
  withHeader('no signature', 'missing_header', 'signature', ''),
  change('old', 'too_old', { nowMs: 1_790_000_300_001 }),
  change('future', 'in_the_future', { nowMs: 1_789_999_699_999 }),
  change('unknown key', 'wrong_signature', { jwks: { keys: [second] } }),
  change('no keys', 'wrong_signature', { jwks: { keys: [] } }),
]
