import { afterEach, describe, expect, test } from 'vitest'
import { createStage, input, type Stage } from '../../test/createStage.ts'
import { isFalError } from '../errors/base.ts'
import { ltx2ImageToVideo, ltx2TextToVideo } from '../exports/endpoints.ts'
import { memoryStorage } from '../receipt/memoryStorage.ts'
import type { Receipt } from '../receipt/receipt.ts'

let stage: Stage
afterEach(() => stage.close())

const intentId = 'one-click'

describe('what is sent', () => {
  test('default', async () => {
    stage = createStage()
    const { client, emulator } = stage
    const job = await stage.play(client.submit(ltx2ImageToVideo, input))
    expect(job.requestId).toMatch(/^[\w-]{36}$/)
    expect(job.receipt).toMatchObject({
      version: 1,
      state: 'submitted',
      endpointId: 'fal-ai/ltx-2/image-to-video',
      price: { usd: '0.36', unit: 'second', quantity: '6' },
      ending: null,
    })
    const [request] = emulator.requests
    expect(request?.body).toEqual({
      ...input,
      duration: 6,
      resolution: '1080p',
      fps: 25,
      generate_audio: true,
    })
    expect(request?.headers['idempotency-key']).toBe(job.receipt.intentId)
    expect(JSON.stringify(job)).not.toContain(input.prompt)
  })

  test('parameters: options of the queue', async () => {
    stage = createStage()
    const { client, emulator } = stage
    await stage.play(
      client.submit(ltx2ImageToVideo, input, {
        priority: 'low',
        startTimeoutMs: 90_000,
        runnerHint: 'same-face',
        noRetry: true,
        noFallback: true,
        storeIo: false,
        maxQueueLength: 0,
        webhookUrl: 'https://example.com/hook?a=1&b=2',
        objectLifecycle: { expiresInSeconds: 0 },
      }),
    )
    const { url = '', headers = {} } = emulator.requests[0] ?? {}
    expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
      fal_webhook: 'https://example.com/hook?a=1&b=2',
      fal_max_queue_length: '0',
    })
    expect(headers).toMatchObject({
      'x-fal-queue-priority': 'low',
      'x-fal-request-start-timeout': '90',
      'x-fal-request-timeout': '90',
      'x-fal-runner-hint': 'same-face',
      'x-fal-no-retry': '1',
      'x-app-fal-disable-fallback': 'true',
      'x-fal-store-io': '0',
      'x-fal-object-lifecycle-preference': '{"expiration_duration_seconds":0}',
    })
  })

  test('error: input that does not fit is refused before anything is sent', async () => {
    stage = createStage()
    const bad = { prompt: '', duration: 7, sead: 3 }
    const error = await stage.client
      // @ts-expect-error: picture missing, prompt empty, no such duration or key
      .submit(ltx2ImageToVideo, bad)
      .catch((error: unknown) => error)
    expect(error).toMatchObject({
      name: 'InvalidInputError',
      phase: 'prepare',
      mayStillBill: false,
    })
    expect(Object.keys((error as { fieldErrors: object }).fieldErrors)).toEqual(
      ['image_url', 'prompt', 'duration', 'sead'],
    )
    expect(stage.emulator.requests).toHaveLength(0)
  })

  test.each([
    'blob:https://example.com/1',
    'file:///tmp/a.png',
    'http://localhost:3000/a.png',
    'http://user@127.0.0.1/a.png',
    'http://[::1]/a.png',
    'http://dev.localhost/a.png',
  ])('error: an address that fal cannot reach, %s', async (image_url) => {
    stage = createStage()
    await expect(
      stage.client.submit(ltx2ImageToVideo, { ...input, image_url }),
    ).rejects.toMatchObject({
      name: 'InvalidInputError',
      fieldErrors: { image_url: [{ type: 'unreachable' }] },
    })
    expect(stage.emulator.requests).toHaveLength(0)
  })
})

describe('one intent, one job', () => {
  test('behavior: a second submit joins the first, in flight and after', async () => {
    stage = createStage()
    const { client } = stage
    const both = Promise.all([
      client.submit(ltx2ImageToVideo, input, { intentId }),
      client.submit(ltx2ImageToVideo, input, { intentId }),
    ])
    const [first, second] = await stage.play(both)
    const third = await stage.play(
      client.submit(ltx2ImageToVideo, input, { intentId }),
    )
    expect([second.requestId, third.requestId]).toEqual([
      first.requestId,
      first.requestId,
    ])
    expect(stage.count('submit')).toBe(1)
  })

  test('behavior: another tab with the same storage joins', async () => {
    const storage = memoryStorage()
    stage = createStage({ storage })
    const { clock } = stage
    const other = createStage({ storage, fetch: stage.fetch, clock })
    const both = Promise.all([
      stage.client.submit(ltx2ImageToVideo, input, { intentId }),
      other.client.submit(ltx2ImageToVideo, input, { intentId }),
    ])
    const [first, second] = await stage.play(both)
    expect(second.requestId).toBe(first.requestId)
    expect(stage.count('submit')).toBe(1)
    await other.close()
  })

  test('error: the same intent with another input', async () => {
    stage = createStage()
    const { client } = stage
    await stage.play(client.submit(ltx2ImageToVideo, input, { intentId }))
    await expect(
      client.submit(ltx2ImageToVideo, { ...input, duration: 8 }, { intentId }),
    ).rejects.toMatchObject({ name: 'IntentConflictError' })
    expect(stage.count('submit')).toBe(1)
  })

  test('error: a receipt left in the middle by a crash is never sent again', async () => {
    const storage = memoryStorage()
    stage = createStage({ storage })
    const { client, emulator } = stage
    let left: Receipt | undefined
    emulator.faults.add({ route: 'submit', kind: 'hang' })
    const crashed = client.submit(ltx2ImageToVideo, input, {
      intentId,
      onReceipt: (receipt) => {
        left = receipt
      },
    })
    crashed.catch(() => {})
    await stage.advance(10)
    // Another process finds what the first one wrote before it died.
    const revived = memoryStorage()
    if (left) revived.set(left)
    const later = createStage({
      storage: revived,
      fetch: stage.fetch,
      clock: stage.clock,
    })
    const error = await stage
      .play(later.client.submit(ltx2ImageToVideo, input, { intentId }))
      .catch((error: unknown) => error)
    expect(error).toMatchObject({
      name: 'SubmitOutcomeUnknownError',
      intentId,
      mayStillBill: true,
      retryable: false,
    })
    expect(stage.count('submit')).toBe(1)
    await later.close()
  })

  test('error: an unknown outcome stays so for its intent', async () => {
    stage = createStage()
    const { client, emulator } = stage
    emulator.faults.add({ route: 'submit', kind: 'reset-after-accept' })
    for (let click = 0; click < 3; click++) {
      const error = await stage
        .play(client.submit(ltx2ImageToVideo, input, { intentId }))
        .catch((error: unknown) => error)
      expect(error).toMatchObject({
        name: 'SubmitOutcomeUnknownError',
        intentId,
        mayStillBill: true,
      })
    }
    expect(emulator.ledger.submits).toBe(1)
    expect(await client.storage.get(intentId)).toMatchObject({
      state: 'unknown',
    })
  })

  test('behavior: a lost answer whose head named the request is found', async () => {
    stage = createStage()
    const { client, emulator } = stage
    emulator.faults.add({ route: 'submit', kind: 'reset-in-body' })
    const job = await stage.play(client.submit(ltx2ImageToVideo, input))
    expect(emulator.ledger.jobs[0]?.requestId).toBe(job.requestId)
  })
})

describe('refusals', () => {
  test('behavior: 429 is waited out as long as Retry-After says', async () => {
    stage = createStage()
    const { client, emulator } = stage
    emulator.faults.add({
      route: 'submit',
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '7' },
      times: 2,
    })
    const began = stage.clock.now()
    await stage.play(client.submit(ltx2ImageToVideo, input))
    const waited = stage.clock.now() - began
    expect(waited).toBeGreaterThanOrEqual(14_000)
    expect(waited).toBeLessThan(15_000)
    expect(emulator.ledger.submits).toBe(1)
  })

  test('error: 429 beyond patience', async () => {
    stage = createStage()
    const { client, emulator } = stage
    emulator.faults.add({
      route: 'submit',
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '31' },
    })
    await expect(
      stage.play(client.submit(ltx2ImageToVideo, input, { intentId })),
    ).rejects.toMatchObject({
      name: 'CapacityError',
      retryAfterMs: 31_000,
      mayStillBill: false,
    })
    // Nothing was created, so the intent may be tried again.
    await stage.play(client.submit(ltx2ImageToVideo, input, { intentId }))
    expect(emulator.ledger.submits).toBe(1)
  })

  test('behavior: no connection is waited out', async () => {
    stage = createStage()
    stage.emulator.faults.add({ route: 'submit', kind: 'refuse', times: 3 })
    await stage.play(stage.client.submit(ltx2ImageToVideo, input))
    expect(stage.emulator.ledger.submits).toBe(1)
  })

  test.each([
    [401, 'AuthenticationError'],
    [403, 'AuthenticationError'],
    [404, 'NotFoundError'],
    [422, 'InvalidInputError'],
  ])('error: %i is final and free', async (status, name) => {
    stage = createStage()
    const { client, emulator } = stage
    const body = { detail: 'No.' }
    emulator.faults.add({ route: 'submit', kind: 'status', status, body })
    await expect(client.submit(ltx2ImageToVideo, input)).rejects.toMatchObject({
      name,
      status,
      mayStillBill: false,
    })
    expect(stage.count('submit')).toBe(1)
  })

  test('error: a locked account', async () => {
    stage = createStage()
    stage.emulator.faults.add({
      route: 'submit',
      kind: 'status',
      status: 403,
      body: {
        detail:
          'User is locked. Reason: Exhausted balance. Top up your balance at fal.ai/dashboard/billing.',
      },
    })
    await expect(
      stage.client.submit(ltx2ImageToVideo, input),
    ).rejects.toMatchObject({ name: 'OutOfCreditError' })
  })

  test.each([408, 425, 499, 500, 502, 503, 504, 302])(
    'error: %i proves nothing or something',
    async (status) => {
      stage = createStage()
      stage.emulator.faults.add({ route: 'submit', kind: 'status', status })
      const error = await stage.client
        .submit(ltx2ImageToVideo, input)
        .catch((error: unknown) => error)
      const proven = status === 425
      expect(isFalError(error) && error.name).toBe(
        proven ? 'UpstreamError' : 'SubmitOutcomeUnknownError',
      )
      expect(stage.count('submit')).toBe(1)
    },
  )

  test('behavior: our handler that sent nothing may be asked again', async () => {
    stage = createStage()
    const body = { detail: 'Down.', error_type: 'not_submitted' }
    stage.emulator.faults.add({
      route: 'submit',
      kind: 'status',
      status: 503,
      body,
      headers: { 'x-fal-error-type': 'not_submitted' },
    })
    await stage.play(stage.client.submit(ltx2ImageToVideo, input))
    expect(stage.emulator.ledger.submits).toBe(1)
  })
})

describe('beforeSubmit', () => {
  test('default', async () => {
    const asked: unknown[] = []
    stage = createStage({
      beforeSubmit: ({ input, estimate }) => {
        asked.push([input.duration, estimate.usd])
      },
    })
    await stage.play(
      stage.client.submit(ltx2ImageToVideo, {
        ...input,
        duration: 8,
        resolution: '1440p',
      }),
    )
    expect(asked).toEqual([[8, '0.96']])
  })

  test('behavior: a veto sends nothing and leaves the intent free', async () => {
    let answer: unknown = false
    stage = createStage({ beforeSubmit: async () => answer })
    const { client } = stage
    await expect(
      client.submit(ltx2ImageToVideo, input, { intentId }),
    ).rejects.toMatchObject({ name: 'BudgetExceededError' })
    expect(stage.emulator.requests).toHaveLength(0)
    // 0 and '' are no veto, only false is.
    answer = 0
    await stage.play(client.submit(ltx2ImageToVideo, input, { intentId }))
    expect(stage.count('submit')).toBe(1)
  })

  test('behavior: what it returns is called when no job came of it', async () => {
    let held = 0
    stage = createStage({
      beforeSubmit: () => {
        held++
        return () => held--
      },
    })
    const { client, emulator } = stage
    const fault = { route: 'submit', kind: 'status' } as const
    emulator.faults.add({ ...fault, status: 401 })
    await client.submit(ltx2ImageToVideo, input).catch(() => {})
    expect(held).toBe(0)
    emulator.faults.add({ ...fault, status: 500 })
    await client.submit(ltx2ImageToVideo, input).catch(() => {})
    expect(held).toBe(1)
  })
})

describe('abort', () => {
  test('behavior: before', async () => {
    stage = createStage()
    const reason = new Error('changed my mind')
    await expect(
      stage.client.submit(ltx2ImageToVideo, input, {
        signal: AbortSignal.abort(reason),
      }),
    ).rejects.toBe(reason)
    expect(stage.emulator.requests).toHaveLength(0)
  })

  test('behavior: while beforeSubmit thinks', async () => {
    const controller = new AbortController()
    stage = createStage({
      beforeSubmit: async () => controller.abort('enough'),
    })
    await expect(
      stage.client.submit(ltx2ImageToVideo, input, {
        intentId,
        signal: controller.signal,
      }),
    ).rejects.toBe('enough')
    await stage.advance(1_000)
    expect(stage.emulator.requests).toHaveLength(0)
    expect(await stage.client.storage.get(intentId)).toBeNull()
  })

  test('behavior: on its way; the answer still completes the receipt', async () => {
    stage = createStage()
    const { client, emulator } = stage
    const controller = new AbortController()
    emulator.faults.add({ route: 'submit', kind: 'delay', delayMs: 5_000 })
    const submitting = client.submit(ltx2ImageToVideo, input, {
      intentId,
      signal: controller.signal,
    })
    submitting.catch(() => {})
    await stage.advance(1_000)
    controller.abort('leaving')
    await expect(submitting).rejects.toBe('leaving')
    await stage.advance(5_000)
    expect(await client.storage.get(intentId)).toMatchObject({
      state: 'submitted',
      requestId: emulator.ledger.jobs[0]?.requestId,
    })
    expect(stage.timers()).toBe(0)
  })

  test('behavior: between attempts, at once', async () => {
    stage = createStage()
    const { client, emulator } = stage
    const controller = new AbortController()
    emulator.faults.add({ route: 'submit', kind: 'status', status: 429 })
    const submitting = client.submit(ltx2ImageToVideo, input, {
      intentId,
      signal: controller.signal,
    })
    submitting.catch(() => {})
    await stage.advance(10)
    controller.abort('leaving')
    await expect(submitting).rejects.toBe('leaving')
    await stage.advance(60_000)
    expect(stage.count('submit')).toBe(1)
    expect(stage.timers()).toBe(0)
    expect(await client.storage.get(intentId)).toBeNull()
  })

  test('behavior: one of two who joined leaves, the other gets the job', async () => {
    stage = createStage()
    const { client, emulator } = stage
    const controller = new AbortController()
    emulator.faults.add({ route: 'submit', kind: 'status', status: 429 })
    const leaving = client.submit(ltx2ImageToVideo, input, {
      intentId,
      signal: controller.signal,
    })
    const staying = client.submit(ltx2ImageToVideo, input, { intentId })
    leaving.catch(() => {})
    await stage.advance(10)
    controller.abort('leaving')
    await expect(leaving).rejects.toBe('leaving')
    const job = await stage.play(staying)
    expect(emulator.ledger.jobs.map((one) => one.requestId)).toEqual([
      job.requestId,
    ])
  })

  test('error: timeout with a signal of the caller present', async () => {
    stage = createStage({ requestTimeoutMs: 2_000 })
    stage.emulator.faults.add({ route: 'submit', kind: 'hang' })
    const { signal } = new AbortController()
    const error = await stage
      .play(stage.client.submit(ltx2ImageToVideo, input, { signal }))
      .catch((error: unknown) => error)
    expect(error).toMatchObject({
      name: 'SubmitOutcomeUnknownError',
      cause: { name: 'RequestTimeoutError' },
      elapsedMs: 2_000,
    })
    expect(stage.timers()).toBe(0)
  })
})

describe('receipts', () => {
  test('behavior: written before the request leaves', async () => {
    const storage = memoryStorage()
    const seen: unknown[] = []
    stage = createStage({ storage })
    const { client, emulator } = stage
    await stage.play(
      client.submit(ltx2ImageToVideo, input, {
        intentId,
        label: 'slot 1',
        onReceipt: async () => {
          seen.push(emulator.requests.length, await storage.get(intentId))
        },
      }),
    )
    expect(seen).toMatchObject([0, { state: 'submitting', label: 'slot 1' }])
    expect(storage.get(intentId)).toMatchObject({ state: 'submitted' })
  })

  test('error: a storage that cannot write prevents the submit', async () => {
    const storage = memoryStorage()
    storage.claim = () => {
      throw new Error('quota')
    }
    stage = createStage({ storage })
    await expect(
      stage.client.submit(ltx2ImageToVideo, input),
    ).rejects.toMatchObject({
      name: 'ReceiptStorageError',
      mayStillBill: false,
      cause: { message: 'quota' },
    })
    expect(stage.emulator.requests).toHaveLength(0)
  })

  test('behavior: a storage that fails afterwards does not hide the job', async () => {
    const storage = memoryStorage()
    storage.set = () => {
      throw new Error('quota')
    }
    const told: unknown[] = []
    stage = createStage({
      storage,
      onReceiptError: (error, receipt) => told.push([error.name, receipt]),
    })
    const job = await stage.play(stage.client.submit(ltx2ImageToVideo, input))
    expect(told).toEqual([['ReceiptStorageError', job.receipt]])
  })

  test('behavior: past jobs set the expected length of the next', async () => {
    stage = createStage({}, { queueMs: 0, runMs: 40_000 })
    const { client } = stage
    const past = { prompt: 'Sun' }
    await stage.play(client.generate(ltx2TextToVideo, past))
    const job = await stage.play(client.submit(ltx2TextToVideo, past))
    expect(job.receipt.expectedMs).toBe(40_000)
    // Other work, other length.
    const longer = { ...past, duration: 10 } as const
    const other = await stage.play(client.submit(ltx2TextToVideo, longer))
    expect(other.receipt.expectedMs).toBeNull()
  })
})

test('behavior: credentials by function, asked for every request', async () => {
  let asked = 0
  stage = createStage({
    credentials: async () => `key-${++asked}:secret`,
  })
  const job = await stage.play(stage.client.submit(ltx2ImageToVideo, input))
  await job.getStatus()
  expect(
    stage.emulator.requests.map(({ headers }) => headers.authorization),
  ).toEqual(['Key key-1:...', 'Key key-2:...'])
})

test('error: credentials that cannot be had are provably nothing sent', async () => {
  stage = createStage({
    credentials: () => Promise.reject(new Error('vault')),
  })
  const error = await stage
    .play(stage.client.submit(ltx2ImageToVideo, input))
    .catch((error: unknown) => error)
  expect(error).toMatchObject({
    name: 'ConnectionError',
    unsent: true,
    mayStillBill: false,
    cause: { message: 'vault' },
  })
})
