import { appPath, endpointPath, input } from '../createBench.ts'
import { type Attack, marker } from './Attack.ts'

function submit(name: string, headers: Record<string, string>): Attack {
  return { name, method: 'POST', path: endpointPath, body: input, headers }
}

/** Known headers with values that are none of theirs. */
export const headerAttacks: Attack[] = [
  submit('start timeout as text', { 'x-fal-request-timeout': 'soon' }),
  submit('start timeout negative', { 'x-fal-request-start-timeout': '-1' }),
  submit('start timeout list', { 'x-fal-request-timeout': '10, 99999' }),
  submit('priority high', { 'x-fal-queue-priority': 'high' }),
  submit('priority twice', { 'x-fal-queue-priority': 'low, normal' }),
  submit('runner hint with spaces', { 'x-fal-runner-hint': `a ${marker}` }),
  submit('runner hint long', { 'x-fal-runner-hint': 'x'.repeat(129) }),
  submit('no-retry as text', { 'x-fal-no-retry': 'please' }),
  submit('store io', { 'x-fal-store-io': '2' }),
  submit('lifecycle no JSON', { 'x-fal-object-lifecycle-preference': marker }),
  submit('idempotency key long', { 'idempotency-key': 'x'.repeat(129) }),
  submit('intent id long', { 'x-falvideo-intent-id': 'x'.repeat(129) }),
  submit('intent id with spaces', { 'x-falvideo-intent-id': `a ${marker}` }),
  submit('intent id empty', { 'x-falvideo-intent-id': '' }),
]

/** What a page of another site makes a browser send. */
export const originAttacks: Attack[] = [
  { origin: 'https://evil.test' },
  { origin: 'null' },
  { origin: 'http://app.test.evil.test' },
  { origin: 'http://evil-app.test' },
  { origin: 'http://sub.app.test' },
  { origin: 'http://app.test:8080' },
  { origin: 'http://app.test@evil.test' },
  { origin: 'file://' },
  { origin: marker },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'cross-site', origin: 'http://app.test' },
  { 'sec-fetch-site': marker },
].map((headers) =>
  submit(`from ${JSON.stringify(headers)}`, headers as Record<string, string>),
)

/** Somebody who is nobody, at every route. */
export const nobodyAttacks: Attack[] = [
  ['POST', endpointPath],
  ['GET', `${appPath}/requests/r1/status`],
  ['GET', `${appPath}/requests/r1/status/stream`],
  ['GET', `${appPath}/requests/r1`],
  ['PUT', `${appPath}/requests/r1/cancel`],
  ['POST', '/api/fal/storage/upload/initiate'],
  ['POST', '/api/fal/storage/upload/initiate-multipart'],
  ['POST', '/api/fal/storage/upload/complete'],
  ['GET', '/api/fal/pricing?endpoint_id=fal-ai/ltx-2/image-to-video'],
].map(([method = '', path = '']) => ({
  name: `nobody: ${method} ${path}`,
  method,
  path,
  user: null,
  headers: { authorization: 'Key a:b', cookie: 'session=1' },
  ...(method === 'POST' ? { body: input } : {}),
}))
