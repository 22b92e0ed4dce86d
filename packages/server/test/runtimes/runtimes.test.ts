import { createEmulator, type Emulator } from '@falvideo/emulator'
import {
  afterEach,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
} from 'vitest'
import { appPath, endpointPath, input } from '../createBench.ts'
import { watchForKey } from '../watchForKey.ts'
import { createPacedFal } from './createPacedFal.ts'
import type { Send } from './Runtime.ts'
import { runtimes } from './runtimes.ts'

describe.each(runtimes)('$name', ({ name, start }) => {
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

  test('behavior: a stream holds back no event', async () => {
    const fal = await createPacedFal()
    onTestFinished(fal.close)
    const paced = await start(fal.url)
    onTestFinished(async () => void (await paced.stop?.()))
    const submitted = await paced.send(endpointPath, {
      method: 'POST',
      headers: json,
      body: JSON.stringify(input),
    })
    const { job_token } = (await submitted.json()) as { job_token: string }
    const response = await paced.send(`${appPath}/requests/r1/status/stream`, {
      headers: { 'x-user': 'ann', 'x-falvideo-job-token': job_token },
    })
    const reader = response.body?.getReader()
    const delays: number[] = []
    for (let count = 0; count < 100; count += 1) {
      const event = `data: {"count":${count}}\n\n`
      const began = performance.now()
      await fal.say(event)
      // The next is not said before this one has arrived, whole.
      for (let text = ''; text !== event; ) {
        const { value } = (await reader?.read()) ?? {}
        text += new TextDecoder().decode(value)
        expect(event.startsWith(text)).toBe(true)
      }
      delays.push(performance.now() - began)
    }
    await reader?.cancel()
    const [middle = 0, most = 0] = [50, 99].map(
      (at) => delays.sort((one, other) => one - other)[at],
    )
    process.stdout.write(
      `stream in ${name}: 100 events, each before the next, after ${middle.toFixed(2)} ms, at most ${most.toFixed(2)} ms\n`,
    )
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
