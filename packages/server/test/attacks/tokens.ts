import { createJobTokens } from '../../src/handler/jobToken.ts'
import { appPath, type createBench } from '../createBench.ts'
import { testKey } from '../watchForKey.ts'
import type { Attack } from './Attack.ts'

type Bench = ReturnType<typeof createBench>

const day = 86_400_000

function signer(secret: string, now: () => number) {
  return createJobTokens({
    secrets: async () => [secret],
    lifetimeMs: 30 * day,
    now,
  })
}

/** Every way to follow a job without a token that is good for it. */
export async function createTokenAttacks(
  { submit }: Bench,
  now: () => number,
): Promise<Attack[]> {
  const mine = await submit()
  const theirs = await submit({ user: 'bob' })
  const requestId = mine.answer.request_id
  const claims = {
    requestId,
    endpointId: 'fal-ai/ltx-2/image-to-video',
    holdId: '',
  }
  const ours = signer(testKey, now)
  const [body = '', mac = ''] = mine.token.split('.')
  const [theirBody = '', theirMac = ''] = theirs.token.split('.')
  const flip = (text: string, at: number) =>
    `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`
  const payload = JSON.stringify([1, requestId, claims.endpointId, '', 'x', 0])
  const tokens: [string, string][] = [
    ['none', ''],
    ['one dot', '.'],
    ['two dots', '..'],
    ['no mac', body],
    ['empty mac', `${body}.`],
    ['empty body', `.${mac}`],
    ['three parts', `${mine.token}.x`],
    ['twice', `${mine.token}, ${mine.token}`],
    ['in quotes', `"${mine.token}"`],
    ['as Bearer', `Bearer ${mine.token}`],
    ['padded', `${mine.token}=`],
    ['of another owner', theirs.token],
    ['another body', `${theirBody}.${mac}`],
    ['another mac', `${body}.${theirMac}`],
    ['JWT without algorithm', 'eyJhbGciOiJub25lIn0.eyJpZCI6ImFubiJ9.'],
    ['payload alone', btoa(payload)],
    ['payload with a mac of zeros', `${btoa(payload)}.${'A'.repeat(43)}`],
    ['very long', `${'A'.repeat(100_000)}.${mac}`],
    ['the request id', requestId],
    [
      'signed with another secret',
      await signer('x'.repeat(40), now).sign(claims, 'ann'),
    ],
    [
      'signed with the id of the key',
      await signer(testKey.split(':')[0] ?? '', now).sign(claims, 'ann'),
    ],
    [
      'expired',
      await signer(testKey, () => now() - 31 * day).sign(claims, 'ann'),
    ],
    [
      'from the future',
      await signer(testKey, () => now() + day).sign(claims, 'ann'),
    ],
    ['for another owner', await ours.sign(claims, 'bob')],
    ['for owner in capitals', await ours.sign(claims, 'Ann')],
    [
      'for another request',
      await ours.sign({ ...claims, requestId: 'r2' }, 'ann'),
    ],
    [
      'for another app',
      await ours.sign({ ...claims, endpointId: 'fal-ai/flux/dev' }, 'ann'),
    ],
    [
      'for an endpoint no longer listed',
      await ours.sign(
        { ...claims, endpointId: 'fal-ai/ltx-2/text-to-video' },
        'ann',
      ),
    ],
    ['a webhook ticket', await ours.sign({ ...claims, requestId: '' }, 'ann')],
    ...Array.from({ length: 20 }, (_, at): [string, string] => [
      `a letter of the body changed (${at})`,
      `${flip(body, Math.floor((at * body.length) / 20))}.${mac}`,
    ]),
    ...Array.from({ length: 43 }, (_, at): [string, string] => [
      `a letter of the mac changed (${at})`,
      `${body}.${flip(mac, at)}`,
    ]),
  ]
  const onEveryRoute = tokens.slice(0, 29).flatMap(([name, token]) =>
    [
      ['GET', ''],
      ['GET', '/status'],
      ['GET', '/status/stream'],
      ['PUT', '/cancel'],
    ].map(([method = '', rest = '']) => ({
      name: `token ${name}: ${method} ${rest}`,
      method,
      path: `${mine.job}${rest}`,
      token,
    })),
  )
  const altered = tokens.slice(29).map(([name, token]) => ({
    name: `token ${name}`,
    method: 'GET',
    path: `${mine.job}/status`,
    token,
  }))
  return [...onEveryRoute, ...altered, ...misplaced(mine, theirs.job)]
}

/** A good token, at the wrong place. */
function misplaced(
  mine: { job: string; token: string; answer: { request_id: string } },
  theirJob: string,
): Attack[] {
  const { token, job } = mine
  const id = mine.answer.request_id
  return [
    { path: `${theirJob}/status`, token },
    { path: `${theirJob}`, token },
    { path: `${job}/status`, token, user: 'bob' },
    { path: `${job}`, token, user: 'bob' },
    { path: `${job}/cancel`, method: 'PUT', token, user: 'bob' },
    { path: `${job}/status`, token, user: 'ANN' },
    { path: `${job}/status`, token, user: 'ann ann' },
    { path: `${job}/status?x-falvideo-job-token=${token}` },
    { path: `${job}/status?token=${token}` },
    { path: `${job}/status`, headers: { cookie: `token=${token}` } },
    { path: `${job}/status`, headers: { authorization: `Bearer ${token}` } },
    { path: `${job.toUpperCase()}/status`, token },
    { path: `${job}%2fstatus`, token },
    { path: `${job}//status`, token },
    { path: `${job}/status/`.replace('status/', 'status/x'), token },
    { path: `${job}/response`, token },
    { path: `${job}/status/stream/x`, token },
    { path: `${appPath}/requests/${id}%00/status`, token },
    { path: `${appPath}/requests/${id}.json`, token },
    { path: `${appPath}/requests/${id},x/status`, token },
    { path: `${appPath}/requests/*/status`, token },
    { path: `${appPath}/requests//status`, token },
    { path: `${appPath}/image-to-video/requests/${id}/status`, token },
    { path: `/api/fal/fal-ai/ltx-2.3/requests/${id}/status`, token },
    { path: `/api/fal/fal-ai/requests/${id}/status`, token },
    { path: `/api/fal/workflows/fal-ai/ltx-2/requests/${id}/status`, token },
  ].map((attack, index) => ({
    method: 'GET',
    ...attack,
    name: `misplaced token ${index}: ${attack.path.replace(token, '…')}`,
  }))
}
