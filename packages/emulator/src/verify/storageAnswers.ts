import {
  type Answers,
  anything,
  type Description,
  fields,
  list,
  oneOf,
  text,
  time,
  url,
} from './schema.ts'

/**
 * What storage, CDN, tokens and key set answer. No document of fal's describes
 * them; these are the shapes its clients read and its pages show:
 * fal-js libs/client/src/storage.ts and auth.ts, fal_client/client.py,
 * https://fal.ai/docs/documentation/model-apis/fal-cdn and .../webhooks.
 */

/** An error of the gateway: a text. */
const refused: Description = { body: fields({ detail: text }) }
const invalid: Description = {
  body: fields({
    detail: list(
      fields({ type: text, loc: list(text), msg: text, input: anything }),
    ),
  }),
}

const initiated = fields({ file_url: url, upload_url: url })
const accessible: Description = { body: fields({ access_url: url }) }
const jwt = {
  type: 'string',
  pattern: '^[\\w-]+\\.[\\w-]+\\.[\\w-]+$',
} as const
const publicKey = fields({
  kty: oneOf('OKP'),
  crv: oneOf('Ed25519'),
  // 32 bytes in base64url.
  x: { type: 'string', pattern: '^[\\w-]{43}$' },
})

const download = ['content-type', 'accept-ranges']

/** By name of the route, then by status. */
export const storageAnswers: Readonly<Record<string, Answers>> = {
  initiate: { 200: { body: initiated }, 422: invalid, default: refused },
  put: { 200: { body: 'empty' }, default: refused },
  putPart: {
    200: {
      body: fields({ partNumber: { type: 'integer', minimum: 1 }, etag: text }),
      headers: ['etag'],
    },
    default: refused,
  },
  complete: { 200: accessible, default: refused },
  cdnToken: {
    200: {
      body: fields({
        token: jwt,
        token_type: text,
        base_url: { type: 'string', pattern: '^https?://.*[^/]$' },
        expires_at: time,
      }),
    },
    default: refused,
  },
  uploadDirect: { 200: accessible, default: refused },
  startMultipart: {
    200: { body: fields({ access_url: url, uploadId: text }) },
    default: refused,
  },
  putPartDirect: {
    200: { body: 'empty', headers: ['etag'] },
    default: refused,
  },
  completeDirect: { 200: accessible, default: refused },
  cdn: {
    200: { body: 'bytes', headers: [...download, 'content-length'] },
    206: {
      body: 'bytes',
      headers: [...download, 'content-length', 'content-range'],
    },
    416: { body: 'empty', headers: ['content-range'] },
    default: refused,
  },
  token: { 201: { body: jwt }, default: refused },
  realtimeToken: { 200: { body: fields({ token: jwt }) }, default: refused },
  jwks: {
    200: {
      body: fields({ keys: { ...list(publicKey), minItems: 1 } }),
      headers: ['cache-control'],
    },
  },
  openApiDocument: {
    200: {
      body: { type: 'object', required: ['openapi', 'info', 'paths'] },
    },
    404: { body: { type: 'null' } },
  },
}
