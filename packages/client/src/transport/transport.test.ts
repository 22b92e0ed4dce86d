import { describe, expect, test } from 'vitest'
import type { InvalidInputError } from '../errors/input.ts'
import { appOf, jobPath } from '../protocol/jobPath.ts'
import { parseEndpointId } from '../protocol/parseEndpointId.ts'
import { redact } from '../protocol/redact.ts'
import { explainAnswer } from './explainAnswer.ts'
import { isLoopback } from './isLoopback.ts'
import { provablyUnsent } from './provablyUnsent.ts'
import { readEvents } from './readEvents.ts'
import { retryAfter } from './retryAfter.ts'

describe('provablyUnsent', () => {
  const failed = (cause: unknown) => new TypeError('fetch failed', { cause })
  const coded = (code: string, more = {}) =>
    Object.assign(new Error(code), { code, ...more })

  test.each([
    ['name not resolved', failed(coded('ENOTFOUND'))],
    ['refused', failed(coded('ECONNREFUSED'))],
    ['try again', failed(failed(coded('EAI_AGAIN')))],
    ['connect timeout', failed(coded('ETIMEDOUT', { syscall: 'connect' }))],
    ['undici connect timeout', failed(coded('UND_ERR_CONNECT_TIMEOUT'))],
    [
      'every address refused',
      failed(new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')])),
    ],
    ['Bun', coded('ConnectionRefused')],
  ])('default: %s', (_, error) => expect(provablyUnsent(error)).toBe(true))

  test.each([
    ['reset', failed(coded('ECONNRESET'))],
    ['broken pipe', failed(coded('EPIPE'))],
    ['read timeout', failed(coded('ETIMEDOUT', { syscall: 'read' }))],
    ['header timeout', failed(coded('UND_ERR_HEADERS_TIMEOUT'))],
    [
      'one address got further',
      failed(new AggregateError([coded('ECONNREFUSED'), coded('ECONNRESET')])),
    ],
    ['no address at all', failed(new AggregateError([]))],
    ['browser', new TypeError('Failed to fetch')],
    ['nothing', undefined],
    ['a text', 'ECONNREFUSED'],
  ])('behavior: %s proves nothing', (_, error) =>
    expect(provablyUnsent(error)).toBe(false),
  )
})

describe('retryAfter', () => {
  const now = Date.parse('2026-01-01T00:00:00Z')
  test.each([
    ['0', 0],
    ['2.5', 2_500],
    ['120', 120_000],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['Thu, 01 Jan 2025 00:00:30 GMT', 0],
    ['', null],
    ['soon', null],
  ])('default: %j', (text, ms) => {
    expect(retryAfter(new Headers({ 'retry-after': text }), now)).toBe(ms)
  })
  test('default: none', () => expect(retryAfter(new Headers(), now)).toBeNull())
})

describe('isLoopback', () => {
  test.each([
    'http://localhost',
    'http://localhost:3000/a',
    'https://LOCALHOST/',
    'http://app.localhost?x',
    'http://127.1.2.3',
    'http://user:pass@127.0.0.1/',
    'http://[::1]:80',
    'http://0.0.0.0/',
  ])('default: %s', (url) => expect(isLoopback(url)).toBe(true))
  test.each([
    '',
    'localhost',
    '/api',
    'https://localhost.example.com',
    'https://127.0.0.1.example.com',
    'https://example.com/localhost',
    'https://example.com?u=http://localhost',
    'https://notlocalhost/',
    'data:image/png;base64,localhost',
  ])('behavior: not %s', (url) => expect(isLoopback(url)).toBe(false))
})

describe('redact', () => {
  test.each([
    ['Authorization: Key abc:def failed', 'Authorization: Key … failed'],
    [
      'key 12345678-aaaa-bbbb-cccc-1234567890ab:0123456789abcdef0123 is bad',
      'key … is bad',
    ],
    ['see https://x.y/z?token=secret#a now', 'see https://x.y/z?… now'],
    ['https://me:pw@x.y/z', 'https://x.y/z'],
    ['got data:image/png;base64,AAAA so', 'got data:… so'],
    [`base64 ${'A'.repeat(500)} end`, 'base64 … end'],
  ])('default: %s', (text, safe) => expect(redact(text)).toBe(safe))

  test('behavior: short', () => {
    expect(redact('word '.repeat(1_000))).toHaveLength(300)
  })
})

describe('endpoint ids', () => {
  test.each([
    ['fal-ai/ltx-2/image-to-video', 'fal-ai/ltx-2', 'image-to-video'],
    ['fal-ai/flux', 'fal-ai/flux', ''],
    ['workflows/me/mine', 'workflows/me/mine', ''],
    ['comfy/me/mine/a/b', 'comfy/me/mine', 'a/b'],
  ])('default: %s', (id, app, path) => {
    expect(appOf(id)).toBe(app)
    expect(parseEndpointId(id).path).toBe(path)
    expect(jobPath(id, 'a b')).toBe(`${app}/requests/a%20b`)
  })
  test.each([
    '',
    'flux',
    '/flux',
    'fal-ai/',
    'fal-ai/../x',
    'fal-ai/x?y',
    'https://fal.run/x/y',
    'fal-ai/x/%2e%2e',
  ])('error: %j', (id) => expect(() => parseEndpointId(id)).toThrow(/reads/))
})

describe('explainAnswer', () => {
  const explain = (
    status: number,
    body: unknown,
    headers: Record<string, string> = {},
  ) =>
    explainAnswer(
      { ok: false, status, headers: new Headers(headers), body },
      { phase: 'watch', status, retryable: status === 429 || status >= 500 },
      0,
    )

  test.each([
    [401, { detail: 'invalid key credentials' }, 'AuthenticationError'],
    [
      402,
      { detail: 'x', error_type: 'budget_exceeded' },
      'BudgetExceededError',
    ],
    [402, undefined, 'OutOfCreditError'],
    [403, { detail: 'User is locked. Reason: TOP_UP' }, 'OutOfCreditError'],
    [403, { detail: 'No.' }, 'AuthenticationError'],
    [404, { status: 'NOT_FOUND' }, 'NotFoundError'],
    [
      409,
      { detail: 'x', error_type: 'intent_conflict' },
      'IntentConflictError',
    ],
    [429, { detail: [] }, 'CapacityError'],
    [499, { detail: 'x', error_type: 'client_cancelled' }, 'CancelledError'],
    [500, { detail: 'Internal Server Error' }, 'UpstreamError'],
    [503, undefined, 'UpstreamError'],
    [418, null, 'UpstreamError'],
  ])('error: %i %j is %s', (status, body, name) => {
    expect(explain(status, body)).toMatchObject({ name, status })
  })

  test.each([
    [503, { 'x-fal-needs-retry': '0' }, false],
    [503, { 'x-fal-needs-retry': 'false', 'x-fal-retryable': 'true' }, false],
    [422, { 'x-fal-retryable': 'TRUE' }, true],
    [422, { 'x-fal-needs-retry': 'yes' }, true],
    [422, {}, false],
    [500, {}, true],
  ])('behavior: fal’s retry flags, %i %j', (status, headers, retryable) => {
    const given = headers as Record<string, string>
    expect(explain(status, { detail: 'x' }, given).retryable).toBe(retryable)
  })

  test.each([
    [[null, 'x', 0], ''],
    [[{ type: 'missing' }], ''],
    [[{ loc: 'body', msg: 0, type: 'a' }], ''],
    [[{ loc: ['body'], msg: 'm', type: 'a' }], ''],
    [[{ loc: ['body', 0, 'image_url'], msg: 'm', type: 'a' }], 'image_url'],
  ])('behavior: an odd detail, %j', (detail, field) => {
    const error = explain(422, { detail })
    expect(error.name).toBe('InvalidInputError')
    expect(Object.keys((error as InvalidInputError).fieldErrors)).toEqual([
      field,
    ])
  })
})

describe('readEvents', () => {
  async function read(...chunks: (string | Uint8Array)[]): Promise<unknown[]> {
    const encoder = new TextEncoder()
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const chunk of chunks) {
          controller.enqueue(
            typeof chunk === 'string' ? encoder.encode(chunk) : chunk,
          )
        }
        controller.close()
      },
    })
    const events: unknown[] = []
    const { signal } = new AbortController()
    for await (const event of readEvents(body, signal, () => {})) {
      events.push(event)
    }
    return events
  }

  test('default', async () => {
    expect(await read('data: {"a":1}\n\ndata: {"a":2}\n\n')).toEqual([
      { a: 1 },
      { a: 2 },
    ])
  })

  test('behavior: cut anywhere, in the middle of a character too', async () => {
    const bytes = new TextEncoder().encode(': ping\r\n\r\ndata: "🌊"\r\n\r\n')
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(await read(bytes.slice(0, cut), bytes.slice(cut))).toEqual(['🌊'])
    }
  })

  test('behavior: several data lines are one event', async () => {
    expect(await read('data: [1,\ndata:2]\n\n')).toEqual([[1, 2]])
  })

  test('behavior: other lines, no JSON, and an unfinished event are left out', async () => {
    const text = 'event: x\nid: 1\ndata: {\n\n: hi\n\ndata: 0\n\ndata: 1\n'
    expect(await read(text)).toEqual([0])
  })
})
