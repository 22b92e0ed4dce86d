import { describe, expect } from 'vitest'
import { test } from '../src/exports/vitest.ts'
import { send } from './helpers.ts'

type Initiated = { file_url: string; upload_url: string }

const rest = 'https://rest.fal.ai/storage'
const initiateUrl = `${rest}/upload/initiate?storage_type=fal-cdn-v3`
const picture = { content_type: 'image/png', file_name: 'a b/c?.png' }

function post(body: unknown, headers: Record<string, string> = {}) {
  return { method: 'POST', body: JSON.stringify(body), headers }
}

/** Uploads a few bytes as fal's JavaScript client does. */
async function upload(
  emulator: { fetch: typeof fetch },
  bytes: string,
  headers: Record<string, string> = {},
): Promise<string> {
  const { body } = await send<Initiated>(
    emulator,
    initiateUrl,
    post(picture, headers),
  )
  const put = await emulator.fetch(body.upload_url, {
    method: 'PUT',
    body: bytes,
    headers: { 'content-type': 'image/png' },
  })
  expect(put.status).toBe(200)
  return body.file_url
}

describe('upload', () => {
  test('default', async ({ emulator }) => {
    const url = await upload(emulator, 'some bytes')
    expect(url).toMatch(
      /^https:\/\/v3\.fal\.media\/files\/b\/\w+\/\w+_c-\.png$/,
    )
    const back = await emulator.fetch(url)
    expect(await back.text()).toBe('some bytes')
    expect(back.headers.get('content-type')).toBe('image/png')
  })

  test('behavior: a file is not there before its bytes', async ({
    emulator,
  }) => {
    const { body } = await send<Initiated>(emulator, initiateUrl, post(picture))
    expect((await emulator.fetch(body.file_url)).status).toBe(404)
    const stolen = body.upload_url.replace(/token=\w+/, 'token=0')
    const put = await emulator.fetch(stolen, { method: 'PUT', body: 'x' })
    expect(put.status).toBe(403)
  })

  test('error: no name, no key', async ({ emulator }) => {
    const init = post({ content_type: 'image/png' })
    const { status, body } = await send(emulator, initiateUrl, init)
    expect(status).toBe(422)
    expect(body).toMatchObject({ detail: [{ loc: ['body', 'file_name'] }] })
    const bare = await emulator.fetch(initiateUrl, post(picture))
    expect(bare.status).toBe(401)
  })
})

/** The requests of fal-client for Python (client.py), one after the other. */
describe('upload as the Python client does', () => {
  const cdn = 'https://v3.fal.media/files/upload'

  async function token(emulator: { fetch: typeof fetch }) {
    const url = `${rest}/auth/token?storage_type=fal-cdn-v3`
    const { status, body } = await send<{
      token: string
      token_type: string
      base_url: string
      expires_at: string
    }>(emulator, url, post({}))
    expect(status).toBe(200)
    expect(body.base_url).toBe('https://v3.fal.media')
    expect(Date.parse(body.expires_at)).toBeGreaterThan(Date.now())
    return { authorization: `${body.token_type} ${body.token}` }
  }

  test('small', async ({ emulator }) => {
    const { status, body } = await send<{ access_url: string }>(emulator, cdn, {
      method: 'POST',
      body: 'from python',
      headers: {
        ...(await token(emulator)),
        'content-type': 'text/plain',
        'x-fal-file-name': 'note.txt',
      },
    })
    expect(status).toBe(200)
    const back = await emulator.fetch(body.access_url)
    expect(await back.text()).toBe('from python')
    expect(back.headers.get('content-type')).toBe('text/plain')
  })

  test('in parts, in any order', async ({ emulator }) => {
    const auth = await token(emulator)
    const started = await send<{ access_url: string; uploadId: string }>(
      emulator,
      `${cdn}/multipart`,
      { method: 'POST', headers: { ...auth, 'x-fal-file-name': 'long.bin' } },
    )
    const { access_url, uploadId } = started.body
    const parts = []
    for (const [partNumber, body] of [
      [2, 'world'],
      [1, 'hello '],
    ] as const) {
      const put = await emulator.fetch(
        `${access_url}/multipart/${uploadId}/${partNumber}`,
        { method: 'PUT', body, headers: auth },
      )
      parts.unshift({ partNumber, etag: put.headers.get('etag') })
    }
    const done = await send(
      emulator,
      `${access_url}/multipart/${uploadId}/complete`,
      post({ parts }, auth),
    )
    expect(done.status).toBe(200)
    expect(await (await emulator.fetch(access_url)).text()).toBe('hello world')
  })

  test('error: a key is no token', async ({ emulator }) => {
    const { status } = await send(emulator, cdn, { method: 'POST', body: 'x' })
    expect(status).toBe(401)
  })
})

describe('cdn', () => {
  test('ranges', async ({ emulator }) => {
    const url = await upload(emulator, '0123456789')
    const read = async (range: string) => {
      const answer = await emulator.fetch(url, { headers: { range } })
      const where = answer.headers.get('content-range')
      return [answer.status, await answer.text(), where]
    }
    expect(await read('bytes=2-4')).toEqual([206, '234', 'bytes 2-4/10'])
    expect(await read('bytes=7-')).toEqual([206, '789', 'bytes 7-9/10'])
    expect(await read('bytes=-3')).toEqual([206, '789', 'bytes 7-9/10'])
    expect(await read('bytes=0-99')).toEqual([
      206,
      '0123456789',
      'bytes 0-9/10',
    ])
    expect(await read('bytes=10-')).toEqual([416, '', 'bytes */10'])
    expect(await read('bytes=-0')).toEqual([416, '', 'bytes */10'])
    expect(await read('bytes=0-1,3-4')).toEqual([200, '0123456789', null])
    const head = await emulator.fetch(url, { method: 'HEAD' })
    expect(head.headers.get('content-length')).toBe('10')
    expect(await head.text()).toBe('')
  })

  test('behavior: any page may read', async ({ emulator }) => {
    const url = await upload(emulator, 'x')
    const preflight = await emulator.fetch(url, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://shop.test',
        'access-control-request-headers': 'range',
      },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-headers')).toBe('range')
    const { headers } = await emulator.fetch(url)
    expect(headers.get('access-control-allow-origin')).toBe('*')
  })

  const byHand = test.extend({ emulatorOptions: { clock: 'manual' } })

  byHand('behavior: files expire', async ({ emulator }) => {
    const url = await upload(emulator, 'x', {
      'x-fal-object-lifecycle': '{"expiration_duration_seconds":60}',
    })
    await emulator.control.advance(59_999)
    expect((await emulator.fetch(url)).status).toBe(200)
    await emulator.control.advance(1)
    expect((await emulator.fetch(url)).status).toBe(404)
  })

  byHand('behavior: access and signed URLs', async ({ emulator }) => {
    const lifecycle = (access: string) => ({
      'x-fal-object-lifecycle-preference': JSON.stringify({
        initial_acl: { default: access, rules: [] },
      }),
    })
    const hidden = await upload(emulator, 'h', lifecycle('hide'))
    const url = await upload(emulator, 'f', lifecycle('forbid'))
    expect((await emulator.fetch(hidden)).status).toBe(404)
    expect((await emulator.fetch(url)).status).toBe(403)
    const platform = 'https://api.fal.ai/v1/storage/files'
    const query = `?url=${encodeURIComponent(url)}`
    const { body } = await send<{ signed_url: string }>(
      emulator,
      `${platform}/sign${query}`,
      post({ expiration_seconds: 60 }),
    )
    expect(await (await emulator.fetch(body.signed_url)).text()).toBe('f')
    await emulator.control.advance(60_000)
    expect((await emulator.fetch(body.signed_url)).status).toBe(403)
    const acl = await send(emulator, `${platform}/acl${query}`, {
      method: 'PUT',
      body: '{"default":"allow"}',
    })
    expect(acl.body).toEqual({ default: 'allow', rules: [] })
    expect((await emulator.fetch(url)).status).toBe(200)
  })
})
