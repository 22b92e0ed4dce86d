import { createEmulator, type Emulator } from '@falvideo/emulator'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { appPath, endpointPath, input } from '../createBench.ts'
import { watchForKey } from '../watchForKey.ts'
import type { Send } from './Runtime.ts'
import { runtimes } from './runtimes.ts'

describe.each(runtimes)('$name', ({ start }) => {
  let emulator: Emulator
  let send: Send
  let stop: (() => Promise<void> | void) | undefined

  beforeEach(async () => {
    emulator = createEmulator({ render: 'sample', crowd: 0 })
    const { url } = await emulator.listen()
    const started = await start(url)
    send = async (...args) => watchForKey(await started.send(...args))
    stop = started.stop
  })
  afterEach(async () => {
    await stop?.()
    await emulator.close()
  })

  const json = { 'content-type': 'application/json', 'x-user': 'ann' }
  const submit = async (body: object = input, headers = {}) => {
    const response = await send(endpointPath, {
      method: 'POST',
      headers: { ...json, ...headers },
      body: JSON.stringify(body),
    })
    const answer = (await response.json()) as {
      request_id: string
      job_token: string
      error_type?: string
    }
    return {
      status: response.status,
      answer,
      job: `${appPath}/requests/${answer.request_id}`,
      headers: { 'x-user': 'ann', 'x-falvideo-job-token': answer.job_token },
    }
  }

  test('default: submit, status, result', async () => {
    const { status, job, headers } = await submit()
    expect(status).toBe(200)
    for (;;) {
      const response = await send(`${job}/status?logs=1`, { headers })
      const body = (await response.json()) as { status: string }
      if (body.status === 'COMPLETED') break
    }
    const result = await send(job, { headers })
    expect(result.status).toBe(200)
    expect(result.headers.get('x-fal-billable-units')).toBe('6')
    expect(await result.json()).toMatchObject({
      video: { url: expect.stringMatching(/^http/) },
    })
    expect(emulator.ledger.spentUsd).toBe('0.36')
  })

  test('behavior: stream', async () => {
    const { job, headers } = await submit()
    const stream = await send(`${job}/status/stream?logs=1`, { headers })
    expect(stream.headers.get('content-type')).toMatch(/^text\/event-stream/)
    expect(await stream.text()).toContain('"COMPLETED"')
  })

  test('behavior: cancel and upload', async () => {
    const { job, headers } = await submit()
    const cancelled = await send(`${job}/cancel`, { method: 'PUT', headers })
    expect([200, 202, 400]).toContain(cancelled.status)
    const started = await send('/api/fal/storage/upload/initiate', {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ content_type: 'image/png', file_name: 'a.png' }),
    })
    expect(await started.json()).toMatchObject({
      upload_url: expect.stringMatching(/^http/),
    })
  })

  test('error: refusals', async () => {
    const before = emulator.requests.length
    const nobody = await send(endpointPath, { method: 'POST' })
    expect(nobody.status).toBe(401)
    const large = { ...input, prompt: 'x'.repeat(20_000) }
    expect((await submit(large)).status).toBe(413)
    expect((await submit({ ...input, fps: 1 })).status).toBe(422)
    const crossSite = { 'sec-fetch-site': 'cross-site' }
    expect((await submit(input, crossSite)).status).toBe(403)
    const forged = { 'x-user': 'ann', 'x-falvideo-job-token': 'a.b' }
    const status = await send(`${appPath}/requests/x/status`, {
      headers: forged,
    })
    expect(status.status).toBe(401)
    expect(emulator.requests.length).toBe(before)
  })

  test('error: over the budget', async () => {
    const first = await submit({ ...input, duration: 10 })
    expect(first.status).toBe(200)
    const second = await submit({ ...input, duration: 10 })
    expect(second.status).toBe(402)
    expect(second.answer.error_type).toBe('budget_exceeded')
    expect(emulator.ledger.submits).toBe(1)
  })
})
