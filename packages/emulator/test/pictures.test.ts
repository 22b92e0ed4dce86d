import http from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { describe, expect } from 'vitest'
import { test } from '../src/exports/vitest.ts'
import { imageToVideo, redPixel, send, submit } from './helpers.ts'

const endpoint = 'fal-ai/ltx-2.3/image-to-video'

/** A picture of one colour. */
function paint(width: number, height: number) {
  const background = '#2a7'
  return sharp({ create: { width, height, channels: 3, background } })
}

function dataUri(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
}

type Result = {
  video: { width: number; height: number }
  detail: { type: string; loc: string[]; ctx?: object; msg: string }[]
}

/** Runs one request over a picture and reads its result. */
async function run(
  emulator: { fetch: typeof fetch },
  image_url: string,
  more: object = {},
) {
  const input = { prompt: 'x', image_url, ...more }
  const url = `https://fal.run/${endpoint}`
  const body = JSON.stringify(input)
  return send<Result>(emulator, url, { method: 'POST', body })
}

describe('formats', () => {
  test('PNG, JPEG, WebP, AVIF', async ({ emulator }) => {
    for (const format of ['png', 'jpeg', 'webp', 'avif'] as const) {
      const bytes = await paint(320, 180).toFormat(format).toBuffer()
      const uri = dataUri(`image/${format}`, bytes)
      const { status, body } = await run(emulator, uri)
      expect(status).toBe(200)
      expect(body.video).toMatchObject({ width: 1920, height: 1080 })
    }
  })

  test('behavior: upright pictures make upright videos', async ({
    emulator,
  }) => {
    const size = async (bytes: Uint8Array, more?: object) => {
      const { body } = await run(emulator, dataUri('image/jpeg', bytes), more)
      return [body.video.width, body.video.height]
    }
    const tall = await paint(180, 320).jpeg().toBuffer()
    expect(await size(tall)).toEqual([1080, 1920])
    expect(await size(tall, { aspect_ratio: '16:9' })).toEqual([1920, 1080])
    expect(await size(tall, { resolution: '1440p' })).toEqual([1440, 2560])
    // Taken with the camera on its side: 320x180 pixels, to be turned.
    const turned = paint(320, 180).jpeg().withMetadata({ orientation: 6 })
    expect(await size(await turned.toBuffer())).toEqual([1080, 1920])
    const wide = await paint(320, 180).jpeg().toBuffer()
    expect(await size(wide, { aspect_ratio: '9:16' })).toEqual([1080, 1920])
  })

  test('error: HEIC, GIF', async ({ emulator }) => {
    const heic = Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0heicmif1', 'latin1')
    const gif = await paint(8, 8).gif().toBuffer()
    for (const bytes of [heic, gif]) {
      const uri = dataUri('image/heic', bytes)
      const { status, body } = await run(emulator, uri)
      expect(status).toBe(422)
      expect(body.detail).toMatchObject([
        {
          type: 'unsupported_image_format',
          loc: ['body', 'image_url'],
          ctx: { supported_formats: ['png', 'jpeg', 'webp', 'avif'] },
        },
      ])
    }
  })

  test('error: no picture at all', async ({ emulator }) => {
    const uri = dataUri('image/png', Buffer.from('hello'))
    const { status, body } = await run(emulator, uri)
    expect(status).toBe(422)
    expect(body.detail[0]?.type).toBe('image_load_error')
    const end = await run(emulator, redPixel, { end_image_url: uri })
    expect(end.body.detail[0]?.loc).toEqual(['body', 'end_image_url'])
  })
})

describe('addresses', () => {
  test('error: not to be had', async ({ emulator }) => {
    for (const address of [
      'nonsense',
      'data:image/png;base64',
      'data:image/png;base64,???',
      'ftp://example.com/a.png',
      'file:///etc/passwd',
      'https://v3.fal.media/files/b/none/none.png',
    ]) {
      const { status, body } = await run(emulator, address)
      expect([address, status]).toEqual([address, 422])
      expect(body.detail[0]?.type).toBe('file_download_error')
    }
  })

  test('error: private addresses, however they are written', async ({
    emulator,
  }) => {
    for (const host of [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '0.0.0.0',
      '10.1.2.3',
      '192.168.1.1',
      '169.254.169.254',
      '[::ffff:127.0.0.1]',
      '[fd00::1]',
      '2130706433',
    ]) {
      const { status, body } = await run(emulator, `http://${host}:9/a.png`)
      expect([host, status]).toEqual([host, 422])
      expect(body.detail[0]?.msg).toMatch('private address')
    }
  })

  test('behavior: its own files, without any network', async ({ emulator }) => {
    const { body } = await send<{ file_url: string; upload_url: string }>(
      emulator,
      'https://rest.fal.ai/storage/upload/initiate',
      {
        method: 'POST',
        body: '{"content_type":"image/png","file_name":"a.png"}',
      },
    )
    await emulator.fetch(body.upload_url, {
      method: 'PUT',
      body: new Uint8Array(await paint(32, 18).png().toBuffer()),
    })
    const { pathname } = new URL(body.file_url)
    // Nothing listens on that port: the path says enough.
    const local = `http://127.0.0.1:9/v3.fal.media${pathname}`
    for (const url of [body.file_url, local]) {
      expect((await run(emulator, url)).status).toBe(200)
    }
  })

  test.extend({ emulatorOptions: { allowPrivate: true } })(
    'parameters: allowPrivate',
    async ({ emulator }) => {
      const bytes = await paint(32, 18).png().toBuffer()
      const server = http.createServer(({ url }, response) => {
        if (url === '/a.png') response.end(bytes)
        else
          response
            .writeHead(url === '/away' ? 302 : 404, {
              location: '/a.png',
            })
            .end()
      })
      await new Promise<void>((resolve) => {
        server.listen(0, '127.0.0.1', resolve)
      })
      const { port } = server.address() as AddressInfo
      const origin = `http://localhost:${port}`
      expect((await run(emulator, `${origin}/a.png`)).status).toBe(200)
      expect((await run(emulator, `${origin}/away`)).status).toBe(200)
      const none = await run(emulator, `${origin}/none`)
      expect(none.body.detail[0]?.msg).toMatch('it answered 404')
      server.close()
    },
  )
})

test.extend({ emulatorOptions: { render: 'real', queueMs: 0, runMs: 0 } })(
  'behavior: a cancelled render is stopped',
  async ({ emulator }) => {
    const input = { prompt: 'x', image_url: redPixel, duration: 10 }
    const job = await submit(emulator, { endpoint: imageToVideo, input })
    const stream = await emulator.fetch(`${job.status_url}/stream?logs=1`, {
      headers: { authorization: 'Key a:b' },
    })
    for await (const chunk of stream.body ?? []) {
      if (Buffer.from(chunk).includes('Encoding')) break
    }
    expect(process.getActiveResourcesInfo()).toContain('ProcessWrap')
    await send(emulator, job.cancel_url, { method: 'PUT' })
    await expect
      .poll(() => process.getActiveResourcesInfo())
      .not.toContain('ProcessWrap')
    expect((await send(emulator, job.response_url)).status).toBe(499)
    expect(emulator.ledger.spentUsd).toBe('0.00')
  },
)
