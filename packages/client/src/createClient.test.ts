import { afterEach, describe, expect, test, vi } from 'vitest'
import { createClient } from './createClient.ts'
import { createConnection } from './createConnection.ts'

const key = 'key-id:key-secret'

afterEach(() => vi.unstubAllGlobals())

describe('in a browser', () => {
  const browser = { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140' }

  test.each([
    ['a page', browser],
    ['React Native', { product: 'ReactNative' }],
  ])('error: a key in %s', (_, navigator) => {
    vi.stubGlobal('navigator', navigator)
    for (const credentials of [key, '', () => key]) {
      expect(() => createClient({ credentials })).toThrow(/proxyUrl/)
    }
    expect(() =>
      createClient({ credentials: key, baseUrl: 'https://fal.example' }),
    ).toThrow(/proxyUrl/)
  })

  test('behavior: a key for the emulator on this machine', () => {
    vi.stubGlobal('navigator', browser)
    createClient({ credentials: key, baseUrl: 'http://127.0.0.1:9999' })
    createClient({ credentials: key, baseUrl: 'http://localhost:9999/' })
  })

  test('behavior: a handler', () => {
    vi.stubGlobal('navigator', browser)
    createClient({ proxyUrl: '/api/fal' })
  })
})

test.each([
  {},
  { credentials: undefined },
  { credentials: key, proxyUrl: '/api/fal' },
  { credentials: '', proxyUrl: '' },
  // A variable that is not set.
  { credentials: '' },
])('error: %j', (options) => {
  expect(() => createClient(options)).toThrow(
    expect.objectContaining({ name: 'ConfigurationError' }),
  )
})

test.each([
  [{ credentials: key }, 'https://queue.fal.run', 'https://api.fal.ai'],
  [
    { baseUrl: 'http://127.0.0.1:1/' },
    'http://127.0.0.1:1/queue.fal.run',
    'http://127.0.0.1:1/api.fal.ai',
  ],
  [{ proxyUrl: '/api/fal/' }, '/api/fal', '/api/fal'],
  [{ proxyUrl: '' }, '', ''],
])('default: addresses with %j', (options, queue, api) => {
  const { addressOf } = createClient(options)
  expect(addressOf('queue.fal.run')).toBe(queue)
  expect(addressOf('api.fal.ai')).toBe(api)
})

test('behavior: two clients share nothing', () => {
  const one = createClient({ credentials: key })
  const other = createClient({ credentials: key })
  expect(one.storage).not.toBe(other.storage)
  expect(one.parts.intents).not.toBe(other.parts.intents)
})

test('behavior: the fetch of the moment is used, as a plain function', async () => {
  const connection = createConnection({ baseUrl: 'https://fal.example' })
  const called: unknown[] = []
  vi.stubGlobal('fetch', function (this: unknown, request: Request) {
    called.push(request.url)
    return Promise.resolve(new Response())
  })
  await connection.fetch(new Request('https://fal.example/x'))
  expect(called).toEqual(['https://fal.example/x'])
})
