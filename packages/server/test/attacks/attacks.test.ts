import { afterAll, expect, test } from 'vitest'
import { createBench } from '../createBench.ts'
import { countSearched, testKey } from '../watchForKey.ts'
import { type Attack, marker } from './Attack.ts'
import { bodyAttacks, uploadAttacks } from './bodies.ts'
import { headerAttacks, nobodyAttacks, originAttacks } from './headers.ts'
import {
  endpointAttacks,
  methodAttacks,
  pathAttacks,
  pricingAttacks,
  queryAttacks,
} from './routes.ts'
import { misplacedTargets, targetAttacks } from './targets.ts'
import { createTokenAttacks } from './tokens.ts'
import { createUploadTokenAttacks } from './uploadTokens.ts'

const counts = new Map<string, number>()
const statuses = new Map<number, number>()

afterAll(() => {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const table = [...counts].map(([name, count]) => `  ${name}: ${count}`)
  const byStatus = [...statuses].map(
    ([status, count]) => `${count} x ${status}`,
  )
  process.stdout.write(
    `attacks refused: ${all}, none reached fal\n${table.join('\n')}\n  answers: ${byStatus.join(', ')}; texts searched for the key: ${countSearched()}\n`,
  )
})

const limits = {
  submitsPerMinute: null,
  readsPerMinute: null,
  uploadsPerMinute: null,
  openJobsPerOwner: null,
}

type Bench = ReturnType<typeof createBench>

/** Runs one attack; what it gets must be a clear refusal, and fal nothing. */
async function refuse(bench: Bench, attack: Attack): Promise<void> {
  const before = bench.emulator.requests.length
  const { name, method = 'GET', path, ...options } = attack
  const response = await bench.call(method, path, options)
  const text = await response.text()
  expect(response.status, `${name}: ${text}`).toBeGreaterThanOrEqual(400)
  expect(response.status, `${name}: ${text}`).toBeLessThan(500)
  const body = JSON.parse(text) as { detail: unknown; error_type?: unknown }
  if (response.status === 422) expect(body.detail, name).toBeInstanceOf(Array)
  else {
    expect(body.detail, name).toBeTypeOf('string')
    expect(body.error_type, name).toBeTypeOf('string')
  }
  expect(text, name).not.toContain(marker)
  expect(text, name).not.toContain('evil.test')
  expect(response.headers.has('access-control-allow-origin'), name).toBe(false)
  expect(bench.emulator.requests.length, name).toBe(before)
  statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
}

const tables: [string, Attack[]][] = [
  ['other endpoints', endpointAttacks],
  ['other methods', methodAttacks],
  ['path tricks', pathAttacks],
  ['query', queryAttacks],
  ['pricing', pricingAttacks],
  ['bodies', bodyAttacks],
  ['uploads', uploadAttacks],
  ['header values', headerAttacks],
  ['other sites', originAttacks],
  ['nobody', nobodyAttacks],
  ['targets, route on', [...targetAttacks, ...misplacedTargets]],
]

test.each(tables)('%s', async (name, attacks) => {
  const bench = createBench({ limits, falClient: true })
  for (const attack of attacks) await refuse(bench, attack)
  counts.set(name, attacks.length)
})

test('targets, route off', async () => {
  const bench = createBench({ limits })
  for (const attack of targetAttacks) await refuse(bench, attack)
  counts.set('targets, route off', targetAttacks.length)
})

test('tokens', async () => {
  const now = () => Date.UTC(2026, 9, 3, 12)
  const bench = createBench({ limits, now })
  const attacks = await createTokenAttacks(bench, now)
  for (const attack of attacks) await refuse(bench, attack)
  counts.set('tokens', attacks.length)
})

test('upload tokens', async () => {
  const now = () => Date.UTC(2026, 9, 3, 12)
  const bench = createBench({ limits, now, falClient: true })
  const attacks = await createUploadTokenAttacks(bench, now)
  for (const attack of attacks) await refuse(bench, attack)
  counts.set('upload tokens', attacks.length)
})

test("headers of the caller's do not get through", async () => {
  const bench = createBench({ limits })
  const sent = {
    authorization: 'Key attacker:secret',
    cookie: 'session=1',
    'x-forwarded-for': '203.0.113.7',
    'x-forwarded-host': 'evil.test',
    'x-http-method-override': 'DELETE',
    'x-fal-target-url': 'https://evil.test/',
    'x-fal-tags': 'a=b',
    'x-fal-retry-config': '{}',
    'x-fal-client-proxy': 'x',
    'x-fal-webhook-signature': 'x',
    'x-user-secret': marker,
    'user-agent': marker,
    te: 'trailers',
  }
  const { status } = await bench.submit({ headers: sent })
  expect(status).toBe(200)
  const got = bench.emulator.requests[0]?.headers ?? {}
  for (const name of Object.keys(sent)) {
    if (name === 'authorization' || name === 'user-agent') continue
    expect(Object.keys(got)).not.toContain(name)
  }
  expect(JSON.stringify(got)).not.toContain(marker)
  expect(got.authorization).toContain(testKey.split(':')[0])
})

test("headers of fal's that nobody listed do not get through", async () => {
  const bench = createBench({
    fetch: async () =>
      new Response(JSON.stringify({ request_id: 'r1', echo: testKey }), {
        headers: {
          'content-type': 'text/html',
          'set-cookie': 'a=b',
          'access-control-allow-origin': '*',
          'x-fal-request-id': 'r1',
          'x-fal-served-from': `a ${testKey} b`,
          'x-powered-by': testKey,
          location: 'https://evil.test/',
        },
      }),
  })
  const response = await bench.call(
    'POST',
    '/api/fal/fal-ai/ltx-2/image-to-video',
    {
      body: { image_url: 'https://example.com/a.png', prompt: 'x' },
    },
  )
  expect([...response.headers.keys()].sort()).toEqual([
    'cache-control',
    'content-type',
    'x-content-type-options',
    'x-fal-request-id',
    'x-fal-served-from',
  ])
  expect(response.headers.get('x-fal-served-from')).toBe('a [redacted] b')
  expect(await response.json()).toMatchObject({ echo: '[redacted]' })
})
