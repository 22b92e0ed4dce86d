import { describe, expect, test } from 'vitest'
import type { Call } from '../call.ts'
import { routes } from '../routes/routes.ts'
import { createVerifier } from './createVerifier.ts'
import { isDescribed } from './describeAnswer.ts'

const endpoint = 'fal-ai/ltx-2/image-to-video'

/** A call to a route of one endpoint. */
function callTo(path: string): Call {
  const url = new URL(`https://queue.fal.run${path}`)
  const request = new Request(url)
  const entry = { at: '', method: 'GET', url: url.href, headers: {}, endpoint }
  const groups = { app: 'fal-ai/ltx-2' }
  return {
    request,
    url,
    groups,
    origin: undefined,
    arrived: false,
    keyId: 'a',
    entry,
  }
}

const status = {
  status: 'IN_PROGRESS',
  request_id: 'r',
  response_url: 'https://queue.fal.run/r',
  status_url: 'https://queue.fal.run/s',
  cancel_url: 'https://queue.fal.run/c',
  logs: null,
  metrics: {},
}
const known = { headers: { 'x-fal-request-id': 'r' } }

test('behavior: every route is described', () => {
  const names = routes.map(({ name }) => name)
  expect(names.filter((name) => !isDescribed(name))).toEqual([])
})

describe('the queue, after its document', () => {
  test('default: what fits passes', async () => {
    const { verify, violations } = createVerifier()
    const answer = Response.json(status, { status: 202, ...known })
    expect(await verify(callTo('/status'), 'status', answer)).toBe(answer)
    expect(violations).toEqual([])
  })

  test('error: a field is missing, a word is wrong', async () => {
    const { verify, violations } = createVerifier()
    const { request_id: _, ...less } = status
    for (const body of [less, { ...status, status: 'FAILED' }]) {
      const answer = Response.json(body, { status: 202, ...known })
      const verified = verify(callTo('/status'), 'status', answer)
      await expect(verified).rejects.toThrow('GET /status answered 202')
    }
    expect(violations).toHaveLength(2)
  })

  test('error: no request id, no JSON, no such status', async () => {
    const { verify } = createVerifier()
    const wrong = (answer: Response) =>
      expect(verify(callTo('/status'), 'status', answer)).rejects
    const nameless = Response.json(status, { status: 202 })
    await wrong(nameless).toThrow('it has no header x-fal-request-id')
    const html = new Response('<h1>', { status: 202, ...known })
    await wrong(html).toThrow('its content type is text/plain')
    const json = { headers: { 'content-type': 'application/json' } }
    await wrong(new Response('<', { status: 500, ...json })).toThrow('must be')
  })

  test('error: an event of a stream', async () => {
    const { verify, violations } = createVerifier()
    const events = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const text of [
          `data: ${JSON.stringify(status)}\n\n`,
          ': ping\n\n',
          'data: {"status":"IN_LIMBO"}\n\n',
        ]) {
          controller.enqueue(Buffer.from(text))
        }
      },
    })
    const stream = new Response(events, known)
    stream.headers.set('content-type', 'text/event-stream')
    const answer = await verify(callTo('/'), 'stream', stream)
    await expect(answer.text()).rejects.toThrow('IN_LIMBO')
    expect(violations).toHaveLength(1)
  })

  test('error: a result', async () => {
    const { verify } = createVerifier()
    const answer = Response.json({ video: { url: 7 } }, known)
    const verified = verify(callTo('/'), 'result', answer)
    await expect(verified).rejects.toThrow('/video/url must be string')
  })

  test('error: a webhook', () => {
    const { verifyWebhook, violations } = createVerifier()
    const ids = { request_id: 'r', gateway_request_id: 'g' }
    const say = (rest: object) =>
      verifyWebhook(endpoint, JSON.stringify({ ...ids, ...rest }))
    const video = { url: 'https://v3.fal.media/files/b/1/2.mp4' }
    expect(say({ status: 'OK', payload: { video } })).toBeUndefined()
    expect(say({ status: 'OK', payload: {} })?.message).toMatch('video')
    expect(say({ status: 'ERROR', payload: null })).toBeInstanceOf(Error)
    expect(violations).toHaveLength(2)
  })
})

/** Answers of the other hosts that are nearly right. */
const nearly: [string, Response, string][] = [
  ['initiate', Response.json({ file_url: 'https://a.b/c' }), 'upload_url'],
  ['put', Response.json({ file_url: 'https://a.b/c' }), 'it has a body'],
  ['put', new Response(null, { status: 302 }), 'put is not described so'],
  ['putPart', Response.json({ partNumber: 1, etag: '"1"' }), 'header etag'],
  ['complete', Response.json({ access_url: '/files/b/1' }), 'access_url'],
  ['cdn', new Response('x'), 'header content-type'],
  ['cdnToken', Response.json({ token: 'a.b.c' }), 'token_type'],
  ['token', Response.json({ detail: 'a.b.c' }, { status: 201 }), 'string'],
  ['jwks', Response.json({ keys: [] }), 'cache-control'],
  ['pricing', Response.json({ prices: [{ unit_price: '1' }] }), 'unit'],
  ['pricing', Response.json({ detail: 'no' }, { status: 400 }), 'error'],
  ['meta', Response.json({ webhook_ip_ranges: null }), 'must be array'],
]

test.each(nearly)(
  'error: %s of our own descriptions',
  async (route, answer, why) => {
    const { verify, violations } = createVerifier()
    if (route === 'cdn') answer.headers.delete('content-type')
    await expect(verify(callTo('/'), route, answer)).rejects.toThrow(why)
    expect(violations).toHaveLength(1)
  },
)
