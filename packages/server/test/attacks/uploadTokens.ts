import { createJobTokens } from '../../src/handler/jobToken.ts'
import { createUploadTokens } from '../../src/handler/uploadToken.ts'
import type { CallOptions, createBench } from '../createBench.ts'
import { testKey } from '../watchForKey.ts'
import { type Attack, marker } from './Attack.ts'

type Bench = ReturnType<typeof createBench>

const day = 86_400_000
const path = '/api/fal/storage/upload/complete'

function signer(secret: string, now: () => number) {
  return createUploadTokens({ secrets: async () => [secret], now })
}

/** Every way to complete an upload without a token that is good for it. */
export async function createUploadTokenAttacks(
  { bringPart, submit, emulator }: Bench,
  now: () => number,
): Promise<Attack[]> {
  const mine = await bringPart(emulator.fetch)
  const theirs = await bringPart(emulator.fetch, 'bob')
  const job = await submit()
  const token = mine.upload_token
  const [body = '', mac = ''] = token.split('.')
  const [theirBody = '', theirMac = ''] = theirs.upload_token.split('.')
  const flip = (text: string, at: number) =>
    `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`
  const claims = { uploadUrl: mine.upload_url, fileUrl: mine.file_url }
  const evil = { ...claims, uploadUrl: 'https://evil.test/x?token=y' }
  const payload = JSON.stringify([1, [evil.uploadUrl, ''], 'x', now() / 1000])
  const asJob = createJobTokens({
    secrets: async () => [testKey],
    lifetimeMs: day,
    now,
  })
  const tokens: [string, unknown][] = [
    ['none', undefined],
    ['null', null],
    ['a list', [token]],
    ['an object', { token }],
    ['empty', ''],
    ['no mac', body],
    ['three parts', `${token}.x`],
    ['padded', `${token}=`],
    ['very long', `${'A'.repeat(100_000)}.${mac}`],
    ['the address itself', mine.upload_url],
    ['another address', 'https://evil.test/'],
    ['payload alone', btoa(payload)],
    ['payload with a mac of zeros', `${btoa(payload)}.${'A'.repeat(43)}`],
    ['payload with a good mac', `${btoa(payload)}.${mac}`],
    ['of another owner', theirs.upload_token],
    ['another body', `${theirBody}.${mac}`],
    ['another mac', `${body}.${theirMac}`],
    ['a job token', job.token],
    [
      'a job token over addresses',
      await asJob.sign(
        { requestId: evil.uploadUrl, endpointId: '', holdId: '' },
        'ann',
      ),
    ],
    [
      'signed with another secret',
      await signer('x'.repeat(40), now).sign(evil, 'ann'),
    ],
    [
      'expired',
      await signer(testKey, () => now() - 2 * day).sign(claims, 'ann'),
    ],
    [
      'from the future',
      await signer(testKey, () => now() + day).sign(claims, 'ann'),
    ],
    ['for another owner', await signer(testKey, now).sign(claims, 'bob')],
    ...Array.from({ length: 20 }, (_, at): [string, string] => [
      `a letter of the body changed (${at})`,
      `${flip(body, Math.floor((at * body.length) / 20))}.${mac}`,
    ]),
    ...Array.from({ length: 43 }, (_, at): [string, string] => [
      `a letter of the mac changed (${at})`,
      `${body}.${flip(mac, at)}`,
    ]),
  ]
  const { parts } = mine
  const forged = tokens.map(([name, upload_token]) =>
    attack(`upload token ${name}`, { body: { upload_token, parts } }),
  )
  const asJobToken = ['status', 'status/stream'].map((rest) => ({
    name: `an upload token for a job: ${rest}`,
    method: 'GET',
    path: `${job.job}/${rest}`,
    token,
  }))
  return [...forged, ...asJobToken, ...misplaced(token, parts)]
}

function attack(name: string, options: CallOptions & { path?: string }) {
  return { path, method: 'POST', ...options, name }
}

/** A good token, beside what does not belong there or at the wrong place. */
function misplaced(token: string, parts: unknown[]): Attack[] {
  const good = { upload_token: token, parts }
  const part = { partNumber: 1, etag: 'x' }
  const bodies: [string, object][] = [
    ['an address beside it', { ...good, upload_url: 'https://evil.test/' }],
    ['a path beside it', { ...good, path: `../${marker}` }],
    ['no parts', { upload_token: token }],
    ['an empty list', { ...good, parts: [] }],
    ['parts as text', { ...good, parts: marker }],
    ['a part twice', { ...good, parts: [part, part] }],
    ['part 0', { ...good, parts: [{ ...part, partNumber: 0 }] }],
    ['part -1', { ...good, parts: [{ ...part, partNumber: -1 }] }],
    ['part 1.5', { ...good, parts: [{ ...part, partNumber: 1.5 }] }],
    ['part as text', { ...good, parts: [{ ...part, partNumber: '1/../2' }] }],
    ['a huge part', { ...good, parts: [{ ...part, partNumber: 1e308 }] }],
    [
      'a tag with a break',
      { ...good, parts: [{ ...part, etag: 'x\r\ny: z' }] },
    ],
    ['a tag as list', { ...good, parts: [{ ...part, etag: [marker] }] }],
    ['another member', { ...good, parts: [{ ...part, url: 'x' }] }],
    [
      'too many parts',
      {
        ...good,
        parts: Array.from({ length: 10_001 }, (_, at) => ({
          partNumber: at + 1,
          etag: 'x',
        })),
      },
    ],
  ]
  const header = { 'x-falvideo-upload-token': token }
  return [
    ...bodies.map(([name, body]) => attack(`complete: ${name}`, { body })),
    attack('complete as somebody else', { body: good, user: 'bob' }),
    attack('complete as nobody', { body: good, user: null }),
    attack('token in a header', { body: { parts }, headers: header }),
    attack('token in the query', {
      body: { parts },
      path: `${path}?upload_token=${token}`,
    }),
    ...['complete/..', 'complete%2f', 'Complete', 'complete/1']
      .map((rest) => `/api/fal/storage/upload/${rest}`)
      .map((spelling) =>
        attack(`path ${spelling}`, { body: good, path: spelling }),
      ),
    attack("through the route of fal's client", {
      body: good,
      path: '/api/fal/proxy',
      headers: {
        'x-fal-target-url': 'https://rest.fal.ai/storage/upload/complete',
      },
    }),
  ]
}
