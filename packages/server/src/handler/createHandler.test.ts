import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
import { expect, test } from 'vitest'
import {
  appPath,
  authorizeByHeader,
  createBench,
  endpointPath,
  input,
} from '../../test/createBench.ts'
import { testKey } from '../../test/watchForKey.ts'
import { openAccess } from './authorize.ts'
import { createHandler } from './createHandler.ts'
import type { HandlerOptions } from './HandlerOptions.ts'

test('default: submit, status, result', async () => {
  const { submit, finish, emulator, events } = createBench()
  const { status, answer, job, token } = await submit()
  expect(status).toBe(200)
  expect(answer).toMatchObject({ status: 'IN_QUEUE', job_token: token })
  const result = await finish(job, token)
  expect(result.status).toBe(200)
  expect(result.headers.get('x-fal-billable-units')).toBe('6')
  expect(await result.json()).toMatchObject({
    video: { url: expect.stringContaining('https://') },
  })
  expect(emulator.ledger.spentUsd).toBe('0.36')
  expect(events.map(({ type }) => type)).toEqual(['submit', 'bill'])
})

test('behavior: what is sent is what was validated, defaults filled in', async () => {
  const { submit, emulator } = createBench()
  await submit({ body: { ...input, duration: 8 } })
  const [sent] = emulator.requests
  expect(sent?.body).toMatchObject({
    duration: 8,
    resolution: '1080p',
  })
})

test('behavior: stream', async () => {
  const { call, submit } = createBench()
  const { job, token } = await submit()
  const stream = await call('GET', `${job}/status/stream?logs=1`, { token })
  expect(stream.headers.get('content-type')).toMatch(/^text\/event-stream/)
  expect(await stream.text()).toContain('"status":"COMPLETED"')
})

test('behavior: cancel', async () => {
  const { call, submit } = createBench({}, { clock: 'manual', queueMs: 1000 })
  const { job, token } = await submit()
  const answer = await call('PUT', `${job}/cancel`, { token })
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ status: 'OK' })
})

test('behavior: upload', async () => {
  const { call, emulator } = createBench()
  const answer = await call('POST', '/api/fal/storage/upload/initiate', {
    body: { content_type: 'image/png', file_name: 'a.png', size: 3 },
  })
  const { upload_url, file_url } = (await answer.json()) as {
    upload_url: string
    file_url: string
  }
  const put = await emulator.fetch(upload_url, {
    method: 'PUT',
    headers: { 'content-type': 'image/png' },
    body: new Uint8Array([1, 2, 3]),
  })
  expect(put.ok).toBe(true)
  expect(file_url).toMatch(/^https:/)
})

test('behavior: upload in parts', async () => {
  const { call, emulator, bringPart } = createBench()
  const { upload_token, file_url, parts } = await bringPart(emulator.fetch)
  const answer = await call('POST', '/api/fal/storage/upload/complete', {
    body: { upload_token, parts },
  })
  expect([answer.status, await answer.json()]).toEqual([200, { file_url }])
  expect(await (await emulator.fetch(file_url)).text()).toBe('abc')
  // The key goes to fal, not to the address that fal gave.
  expect(
    emulator.requests.map(({ headers }) => headers.authorization !== undefined),
  ).toEqual([true, false, false, false])
})

test('error: upload in parts, as the storage refuses it', async () => {
  const { call, emulator, bringPart } = createBench()
  const { upload_token } = await bringPart(emulator.fetch)
  const answer = await call('POST', '/api/fal/storage/upload/complete', {
    body: { upload_token, parts: [{ partNumber: 2, etag: 'x' }] },
  })
  expect(answer.status).toBe(400)
})

test.each(['http://evil.test/', 'file:///etc/passwd', 'https://[', undefined])(
  'error: an address for parts that cannot be used: %s',
  async (upload_url) => {
    const file_url = 'https://v3.fal.media/files/a.mp4'
    const { call } = createBench({
      fetch: async () => Response.json({ upload_url, file_url }),
    })
    const answer = await call(
      'POST',
      '/api/fal/storage/upload/initiate-multipart',
      { body: { content_type: 'video/mp4', file_name: 'a.mp4' } },
    )
    expect(answer.status).toBe(502)
  },
)

test('behavior: pricing', async () => {
  const prices = [{ endpoint_id: ltx2ImageToVideo.id, unit_price: 0.06 }]
  const asked: string[] = []
  const { call } = createBench({
    fetch: async (url) => {
      asked.push(String(url))
      return Response.json({ prices })
    },
  })
  const answer = await call(
    'GET',
    `/api/fal/pricing?endpoint_id=${ltx2ImageToVideo.id}`,
  )
  expect(await answer.json()).toEqual({ prices })
  expect(asked).toEqual([
    'https://api.fal.ai/v1/models/pricing?endpoint_id=fal-ai%2Fltx-2%2Fimage-to-video',
  ])
})

test('error: input that does not fit names the field and costs nothing', async () => {
  const { call, emulator } = createBench()
  const answer = await call('POST', endpointPath, {
    body: { ...input, duration: 7 },
  })
  expect(answer.status).toBe(422)
  const { detail } = (await answer.json()) as { detail: { loc: string[] }[] }
  expect(detail.map(({ loc }) => loc)).toEqual([['body', 'duration']])
  expect(emulator.requests).toHaveLength(0)
})

test('error: a field that is not known is not said back', async () => {
  const { call } = createBench()
  const answer = await call('POST', endpointPath, {
    body: { ...input, aspect_ratio: 1 },
  })
  expect(await answer.json()).toEqual({
    detail: [{ loc: ['body'], msg: 'A field is not known.', type: 'invalid' }],
  })
})

test('error: nobody', async () => {
  const { call, emulator } = createBench()
  const answer = await call('POST', endpointPath, { user: null, body: input })
  expect(answer.status).toBe(401)
  expect(await answer.json()).toEqual({
    detail: 'You are not signed in for this.',
    error_type: 'unauthorized',
  })
  expect(emulator.requests).toHaveLength(0)
})

test('error: an endpoint that is not listed', async () => {
  const { call } = createBench()
  const answer = await call('POST', '/api/fal/fal-ai/flux/dev', { body: {} })
  expect(answer.status).toBe(404)
})

test('error: no list means nothing', async () => {
  const { call, emulator } = createBench({ endpoints: [] })
  const answers = await Promise.all([
    call('POST', endpointPath, { body: input }),
    call('GET', `${appPath}/requests/x/status`),
    call('GET', '/api/fal/pricing?endpoint_id=fal-ai/flux/dev'),
  ])
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
  expect(emulator.requests).toHaveLength(0)
})

test('error: options that cannot be right', () => {
  const options = {
    credentials: testKey,
    endpoints: [ltx2ImageToVideo],
    authorize: authorizeByHeader,
  }
  const create = (change: object) => () =>
    createHandler({ ...options, ...change })
  expect(create({ credentials: '' })).toThrow('fal key')
  expect(create({ authorize: undefined })).toThrow('authorize')
  expect(create({ basePath: '/a//b' })).toThrow('basePath')
  expect(create({ tokenSecrets: ['short'] })).toThrow('tokenSecrets')
  expect(create({ budget: { total: { day: '1,00' } } })).toThrow('decimal')
  expect(
    create({
      budget: { total: { day: '1.00' } },
      endpoints: [{ ...ltx2ImageToVideo, price: null }],
    }),
  ).toThrow('No price is known')
})

test('error: open access in production', () => {
  const options: HandlerOptions = {
    credentials: testKey,
    endpoints: [ltx2ImageToVideo],
    authorize: openAccess,
  }
  const before = process.env.NODE_ENV
  try {
    process.env.NODE_ENV = 'production'
    expect(() => createHandler(options)).toThrow('refuses to start')
    process.env.NODE_ENV = 'development'
    expect(createHandler(options)).toBeTypeOf('function')
  } finally {
    process.env.NODE_ENV = before
  }
})
