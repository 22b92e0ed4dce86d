import { input } from '../createBench.ts'
import { type Attack, marker } from './Attack.ts'

const base = '/api/fal'
const listed = 'fal-ai/ltx-2/image-to-video'

const otherEndpoints = [
  'fal-ai/flux/dev',
  'fal-ai/ltx-2',
  'fal-ai/ltx-2/image-to-video/fast',
  'fal-ai/ltx-2/image-to-video/stream',
  'fal-ai/ltx-2/text-to-video',
  'fal-ai/ltx-2.3/image-to-video',
  'fal-ai/any-llm',
  'workflows/fal-ai/ltx-2',
  'comfy/fal-ai/ltx-2/image-to-video',
  'tokens/',
  'storage/auth/token',
  'storage/upload/initiate/../../tokens',
  'v1/models/usage',
  'v1/keys',
  'proxy',
  'constructor',
  '__proto__',
  'toString',
  marker,
]

/** Every endpoint but the listed one, by every method. */
export const endpointAttacks: Attack[] = otherEndpoints.flatMap((id) =>
  ['POST', 'GET', 'PUT', 'DELETE', 'PATCH'].map((method) => ({
    name: `${method} ${id}`,
    method,
    path: `${base}/${id}`,
    ...(method === 'GET' ? {} : { body: input }),
  })),
)

/** The listed endpoint's own routes by methods that they do not answer. */
export const methodAttacks: Attack[] = [
  ['GET', listed],
  ['PUT', listed],
  ['DELETE', listed],
  ['HEAD', listed],
  ['POST', 'fal-ai/ltx-2/requests/r1/status'],
  ['POST', 'fal-ai/ltx-2/requests/r1'],
  ['DELETE', 'fal-ai/ltx-2/requests/r1'],
  ['GET', 'fal-ai/ltx-2/requests/r1/cancel'],
  ['POST', 'fal-ai/ltx-2/requests/r1/cancel'],
  ['PUT', 'fal-ai/ltx-2/requests/r1/status/stream'],
  ['GET', 'storage/upload/initiate'],
  ['PUT', 'storage/upload/initiate-multipart'],
  ['GET', 'storage/upload/complete'],
  ['PUT', 'storage/upload/complete'],
  ['DELETE', 'storage/upload/complete'],
  ['POST', 'pricing?endpoint_id=fal-ai/ltx-2/image-to-video'],
].map(([method = '', path = '']) => ({
  name: `${method} ${path}`,
  method,
  path: `${base}/${path}`,
  ...(method === 'GET' || method === 'HEAD' ? {} : { body: input }),
}))

const spellings = [
  'fal-ai%2Fltx-2%2Fimage-to-video',
  'fal-ai/ltx-2%2Fimage-to-video',
  'fal-ai/ltx-2%2fimage-to-video',
  'fal-ai/ltx-2%252Fimage-to-video',
  'fal-ai/ltx-2/image-to-video%00',
  'fal-ai/ltx-2/image-to-video%20',
  'fal-ai/ltx-2/image-to-video%0d%0aX-Evil:%201',
  'fal-ai/ltx-2/image-to-video;x=1',
  'fal-ai/ltx-2/image-to-video,',
  'fal-ai/ltx-2/image-to-video:443',
  'fal-ai/ltx-2/image-to-video@evil.test',
  'fal-ai//ltx-2/image-to-video',
  '/fal-ai/ltx-2/image-to-video',
  'fal-ai/ltx-2//image-to-video',
  'FAL-AI/ltx-2/image-to-video',
  'fal-ai/LTX-2/image-to-video',
  'Fal-Ai/Ltx-2/Image-To-Video',
  'fal-ai/ltx-2/image-to-vide%6f',
  'f%61l-ai/ltx-2/image-to-video',
  'fal-ai/ltx-2/image‐to‐video',
  'fal-ai/ltx-2/ımage-to-video',
  'fаl-ai/ltx-2/image-to-video',
  'fal-ai/ltx-2/image-to-video\u200b',
  'fal-ai/ltx-2/image-to-video%E2%80%8B',
  'fal-ai/ltx-2/../ltx-2/image-to-video/../../flux/dev',
  '..%2ffal-ai/ltx-2/image-to-video',
  'fal-ai/ltx-2/..%2f..%2fflux/dev',
  'fal-ai/ltx-2/%2e%2e/flux/dev',
  'fal-ai/ltx-2/..;/flux/dev',
  'fal-ai\\ltx-2\\..\\flux',
  'https://queue.fal.run/fal-ai/ltx-2/image-to-video',
  'https:/queue.fal.run/fal-ai/ltx-2/image-to-video',
  'user:pass@queue.fal.run/fal-ai/ltx-2/image-to-video',
  '@evil.test/fal-ai/ltx-2/image-to-video',
  'queue.fal.run/fal-ai/ltx-2/image-to-video',
  'fal-ai/ltx-2/image-to-video/requests/r1',
  '%c0%af%c0%af/fal-ai/ltx-2/image-to-video',
]

/** The listed endpoint in spellings that are not its own. */
export const pathAttacks: Attack[] = [
  ...spellings.map((path) => ({
    name: `path ${path}`,
    method: 'POST',
    path: `${base}/${path}`,
    body: input,
  })),
  ...[
    `/api/falx/${listed}`,
    `/api/fal${listed}`,
    `/API/FAL/${listed}`,
    `/api//fal/${listed}`,
    `/${listed}`,
    `/api/fal`,
    `/api/fal/`,
    `/`,
  ].map((path) => ({
    name: `path ${path}`,
    method: 'POST',
    path,
    body: input,
  })),
]

/** Query parameters that would do something at fal. */
export const queryAttacks: Attack[] = [
  `${base}/${listed}?fal_webhook=https://evil.test/`,
  `${base}/${listed}?fal_webhook=`,
  `${base}/${listed}?fal_max_queue_length=-1`,
  `${base}/${listed}?fal_max_queue_length=1e9`,
  `${base}/${listed}?fal_max_queue_length=1%26fal_webhook=x`,
].map((path) => ({ name: path, method: 'POST', path, body: input }))

export const pricingAttacks: Attack[] = [
  `${base}/pricing`,
  `${base}/pricing?endpoint_id=`,
  `${base}/pricing?endpoint_id=fal-ai/flux/dev`,
  `${base}/pricing?endpoint_id=${listed},fal-ai/flux/dev`,
  `${base}/pricing?endpoint_id=${listed}&endpoint_id=fal-ai/flux/dev`,
  `${base}/pricing?endpoint_id=${encodeURIComponent(`${listed}&x=`)}`,
  `${base}/pricing?endpoint_id=${Array(51).fill(listed).join()}`,
].map((path) => ({ name: path, method: 'GET', path }))
