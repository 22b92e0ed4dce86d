import type { Fault } from '@falvideo/emulator'
import { afterEach, describe, expect, test } from 'vitest'
import { createStage, picture, type Stage } from '../../test/createStage.ts'
import type { ObjectLifecycle } from '../actions/queueOptions.ts'
import type { UploadProgress } from './upload.ts'

let stage: Stage
afterEach(() => stage.close())

const bytes = (length: number, seed = 7) =>
  Uint8Array.from({ length }, (_, index) => (index * seed) % 251)
const small = new File([bytes(1_000)], 'my photo.png', { type: 'image/png' })

async function stored(url: string): Promise<Uint8Array> {
  const response = await stage.emulator.fetch(url)
  return new Uint8Array(await response.arrayBuffer())
}

const blob = (seed: number) =>
  new Blob([bytes(1_000, seed)], { type: 'image/png' })

const partBytes = 10_000

const routes = () => stage.emulator.requests.map(({ route }) => route)

describe('sources', () => {
  test('default: File', async () => {
    stage = createStage()
    const progress: UploadProgress[] = []
    const uploaded = await stage.play(
      stage.client.upload(small, { onProgress: (one) => progress.push(one) }),
    )
    expect(uploaded).toMatchObject({
      url: expect.stringMatching(/^https:\/\/v3\.fal\.media\/.+my-photo\.png$/),
      contentType: 'image/png',
      sizeBytes: 1_000,
    })
    expect(await stored(uploaded.url)).toEqual(bytes(1_000))
    expect(progress.at(-1)).toEqual({ sentBytes: 1_000, totalBytes: 1_000 })
    expect(
      stage.emulator.requests.map(({ headers }) => headers.authorization),
    ).toEqual(['Key key-id:...', undefined, undefined])
  })

  test('default: Blob of no type, and of no bytes', async () => {
    stage = createStage()
    const { client } = stage
    expect(await stage.play(client.upload(new Blob([])))).toMatchObject({
      contentType: 'application/octet-stream',
      sizeBytes: 0,
    })
  })

  test('default: data URI', async () => {
    stage = createStage()
    const { client } = stage
    const { url } = await stage.play(client.upload(picture))
    expect(url).toMatch(/^https:/)
    expect((await stored(url)).slice(1, 4)).toEqual(
      new TextEncoder().encode('PNG'),
    )
    const text = await stage.play(client.upload('data:text/plain,a%20b'))
    expect(await stored(text.url)).toEqual(new TextEncoder().encode('a b'))
  })

  test('default: a public address is passed on', async () => {
    stage = createStage()
    for (const source of [
      'https://example.com/a.png',
      new URL('https://example.com/a.png'),
    ]) {
      expect(await stage.client.upload(source)).toEqual({
        url: 'https://example.com/a.png',
        contentType: null,
        sizeBytes: null,
      })
    }
    expect(stage.emulator.requests).toHaveLength(0)
  })

  test.each(['blob:https://example.com/1', 'http://localhost:8080/a.png'])(
    'error: %s',
    async (source) => {
      stage = createStage()
      await expect(stage.client.upload(source)).rejects.toMatchObject({
        name: 'InvalidInputError',
        phase: 'upload',
      })
    },
  )

  test('error: a native file without React Native', async () => {
    stage = createStage()
    const file = { uri: 'file:///a.png', name: 'a.png', type: 'image/png' }
    await expect(stage.client.upload(file)).rejects.toMatchObject({
      name: 'UnsupportedError',
    })
  })

  test('parameters: inlineBytes', async () => {
    stage = createStage()
    const { client } = stage
    const inlined = await client.upload(small, { inlineBytes: 1_000 })
    expect(inlined.url).toMatch(/^data:image\/png;base64,/)
    expect(stage.emulator.requests).toHaveLength(0)
    const large = new Blob([bytes(1_000_001)])
    const { url } = await stage.play(
      client.upload(large, { inlineBytes: 10_000_000 }),
    )
    expect(url).toMatch(/^https:/)
  })

  test('parameters: lifecycle, fileName', async () => {
    stage = createStage()
    await stage.play(
      stage.client.upload(small, {
        fileName: '../x.png',
        lifecycle: { expiresInSeconds: 0, initialAcl: { default: 'hide' } },
      }),
    )
    const [first] = stage.emulator.requests
    const lifecycle =
      '{"expiration_duration_seconds":0,"initial_acl":{"default":"hide"}}'
    expect(first?.headers).toMatchObject({
      'x-fal-object-lifecycle': lifecycle,
      'x-fal-object-lifecycle-preference': lifecycle,
    })
    expect(first?.body).toEqual({
      content_type: 'image/png',
      file_name: '..-x.png',
    })
  })
})

describe('nothing is sent twice', () => {
  test('behavior: the same content is uploaded once', async () => {
    stage = createStage()
    const { client } = stage
    const copy = new Blob([bytes(1_000)], { type: 'image/png' })
    const first = await stage.play(client.upload(small))
    const again = await stage.play(client.upload(copy))
    expect(again.url).toBe(first.url)
    expect(routes()).toEqual(['initiate', 'put'])
    const other = new Blob([bytes(1_000, 9)], { type: 'image/png' })
    expect((await stage.play(client.upload(other))).url).not.toBe(first.url)
  })

  test.each<[string, ObjectLifecycle | undefined, number, number]>([
    ['an hour', { expiresInSeconds: 3_600 }, 29 * 60_000, 1],
    ['an hour', { expiresInSeconds: 3_600 }, 31 * 60_000, 2],
    ['as the account has it', undefined, 59 * 60_000, 1],
    ['as the account has it', undefined, 61 * 60_000, 2],
  ])(
    'behavior: a file kept %s is sent again before it may be gone',
    async (_name, lifecycle, waitMs, sent) => {
      stage = createStage()
      const upload = () => stage.client.upload(blob(7), { lifecycle })
      await stage.play(upload())
      await stage.advance(waitMs)
      await stage.play(upload())
      expect(stage.emulator.requests).toHaveLength(2 * sent)
    },
  )

  test('behavior: the bytes leave while the content is still hashed', async () => {
    stage = createStage()
    let goOn = () => {}
    const gate = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const file = new File([bytes(1_000)], 'a.png')
    const slice = file.slice.bind(file)
    file.slice = (...range) => {
      const piece = slice(...range)
      const read = piece.arrayBuffer.bind(piece)
      piece.arrayBuffer = () => gate.then(read)
      return piece
    }
    const uploading = stage.client.upload(file)
    await stage.advance(0)
    expect(routes()).toEqual(['initiate', 'put'])
    goOn()
    const { url } = await stage.play(uploading)
    const copy = new Blob([bytes(1_000)])
    expect((await stage.play(stage.client.upload(copy))).url).toBe(url)
  })

  test('behavior: the same content at the same moment is uploaded once', async () => {
    stage = createStage()
    const { client } = stage
    const uploads = await stage.play(
      Promise.all([7, 9, 7, 9, 7].map((seed) => client.upload(blob(seed)))),
    )
    expect(new Set(uploads.map(({ url }) => url)).size).toBe(2)
    expect(routes().sort()).toEqual(['initiate', 'initiate', 'put', 'put'])
  })

  test('behavior: who joins an upload goes on with it when the first leaves', async () => {
    stage = createStage()
    const { client, emulator } = stage
    emulator.faults.add({ route: 'upload', kind: 'hang', after: 1 })
    const controller = new AbortController()
    const { signal } = controller
    const first = client.upload(small, { signal })
    first.catch(() => {})
    await stage.advance(100)
    const second = client.upload(blob(7))
    await stage.advance(100)
    expect(routes()).toEqual(['initiate', 'put'])
    controller.abort('no')
    await expect(first).rejects.toBe('no')
    const { url } = await stage.play(second)
    expect(routes()).toEqual(['initiate', 'put', 'put'])
    expect(await stored(url)).toEqual(bytes(1_000))
  })

  test('behavior: a retry goes on where the first attempt stopped', async () => {
    stage = createStage()
    const { client, emulator } = stage
    const large = new Blob([bytes(95_000)], { type: 'video/mp4' })
    const fault = { route: 'upload', kind: 'status', status: 400 } as const
    emulator.faults.add({ ...fault, after: 6 })
    await expect(
      stage.play(client.upload(large, { partBytes })),
    ).rejects.toMatchObject({
      status: 400,
    })
    const before = routes().filter((route) => route === 'putPart').length
    const { url } = await stage.play(client.upload(large, { partBytes }))
    expect(await stored(url)).toEqual(bytes(95_000))
    const parts = routes().filter((route) => route === 'putPart').length
    // Ten parts; what was there is not sent again.
    expect(parts).toBeLessThan(before + 10)
    expect(routes().filter((route) => route === 'initiate')).toHaveLength(1)
  })
})

describe('parts', () => {
  test('default: more than nine parts, several at once, progress in bytes', async () => {
    stage = createStage()
    const { client } = stage
    const size = 90_001
    const large = new Blob([bytes(size)], { type: 'video/mp4' })
    const progress: number[] = []
    const { url } = await stage.play(
      client.upload(large, {
        partBytes,
        onProgress: ({ sentBytes }) => progress.push(sentBytes),
      }),
    )
    expect(await stored(url)).toEqual(bytes(size))
    expect(progress.at(-1)).toBe(size)
    expect(progress.length).toBeGreaterThanOrEqual(10)
    expect([...progress].sort((one, other) => one - other)).toEqual(progress)
  })

  test.each<[string, Omit<Fault, 'route'>]>([
    ['a part is reset', { kind: 'reset-after-accept', after: 3 }],
    ['a part is refused for load', { kind: 'status', status: 429, after: 3 }],
    ['a part is answered without tag', { kind: 'cut', after: 2 }],
    ['the last answer is lost', { kind: 'reset-after-accept', after: 11 }],
  ])(
    'behavior: %s',
    async (_, fault) => {
      stage = createStage()
      const large = new Blob([bytes(91_000)], { type: 'video/mp4' })
      stage.emulator.faults.add({ ...fault, route: 'upload' })
      const { url } = await stage.play(
        stage.client.upload(large, { partBytes }),
      )
      expect((await stored(url)).length).toBe(large.size)
      expect(stage.emulator.faults.active).toEqual([])
      expect(routes().filter((route) => route === 'initiate')).toHaveLength(1)
    },
    30_000,
  )
})

describe('troubles', () => {
  test.each<[string, Omit<Fault, 'route'>]>([
    ['initiate: empty 500', { kind: 'status', status: 500 }],
    ['initiate: no JSON', { kind: 'status', status: 200, body: '<html>' }],
    ['initiate: silence', { kind: 'hang' }],
    [
      'initiate: 429',
      { kind: 'status', status: 429, headers: { 'retry-after': '4' } },
    ],
    ['bytes: empty 503', { kind: 'status', status: 503, after: 1 }],
    ['bytes: reset', { kind: 'reset-before-accept', after: 1 }],
    ['bytes: answer lost', { kind: 'reset-after-accept', after: 1 }],
    ['bytes: silence', { kind: 'hang', after: 1 }],
  ])('behavior: %s', async (_, fault) => {
    stage = createStage()
    stage.emulator.faults.add({ ...fault, route: 'upload' })
    const { url } = await stage.play(stage.client.upload(small))
    expect(await stored(url)).toEqual(bytes(1_000))
    expect(stage.emulator.faults.active).toEqual([])
    expect(stage.timers()).toBe(0)
  })

  test('error: refused', async () => {
    stage = createStage()
    const body = { detail: 'Too large.', error_type: 'payload_too_large' }
    stage.emulator.faults.add({
      route: 'upload',
      kind: 'status',
      status: 413,
      body,
    })
    await expect(stage.client.upload(small)).rejects.toMatchObject({
      status: 413,
      errorType: 'payload_too_large',
      mayStillBill: false,
      phase: 'upload',
    })
  })

  test('error: abort before, during, between', async () => {
    stage = createStage()
    const { client, emulator } = stage
    const signal = AbortSignal.abort('no')
    await expect(client.upload(small, { signal })).rejects.toBe('no')
    expect(emulator.requests).toHaveLength(0)
    for (const fault of [
      { kind: 'hang' },
      { kind: 'hang', after: 1 },
      { kind: 'status', status: 503 },
    ] as const) {
      emulator.faults.add({ ...fault, route: 'upload' })
      const controller = new AbortController()
      const uploading = client.upload(small, { signal: controller.signal })
      uploading.catch(() => {})
      await stage.advance(100)
      controller.abort('no')
      await expect(uploading).rejects.toBe('no')
      expect(stage.timers()).toBe(0)
    }
  })
})
