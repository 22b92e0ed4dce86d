import { expect, test } from 'vitest'
import type { Call } from './call.ts'
import { createVerifier } from './verify.ts'

/** A call to a route of one endpoint. */
function callTo(path: string): Call {
  const url = new URL(`https://queue.fal.run${path}`)
  const request = new Request(url)
  const endpoint = 'fal-ai/ltx-2/image-to-video'
  const entry = { at: '', method: 'GET', url: url.href, headers: {}, endpoint }
  const groups = { app: 'fal-ai/ltx-2' }
  return { request, url, groups, origin: undefined, keyId: 'a', entry }
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

test('default: what fits passes', async () => {
  const { verify, violations } = createVerifier()
  const answer = Response.json(status, { status: 202 })
  expect(await verify(callTo('/status'), 'status', answer)).toBe(answer)
  expect(violations).toEqual([])
})

test('error: a field is missing, a word is wrong', async () => {
  const { verify, violations } = createVerifier()
  const { request_id: _, ...less } = status
  for (const body of [less, { ...status, status: 'FAILED' }]) {
    const answer = Response.json(body, { status: 202 })
    const verified = verify(callTo('/status'), 'status', answer)
    await expect(verified).rejects.toThrow('GET /status answered 202')
  }
  expect(violations).toHaveLength(2)
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
  const answer = await verify(callTo('/'), 'stream', new Response(events))
  await expect(answer.text()).rejects.toThrow('IN_LIMBO')
  expect(violations).toHaveLength(1)
})

test('error: a result', async () => {
  const { verify } = createVerifier()
  const answer = Response.json({ video: { url: 7 } })
  const verified = verify(callTo('/'), 'result', answer)
  await expect(verified).rejects.toThrow('/video/url must be string')
})
