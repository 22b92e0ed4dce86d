import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
import { expect, test } from 'vitest'
import { createBench } from '../../test/createBench.ts'
import { testKey } from '../../test/watchForKey.ts'
import type { HandlerEvent } from '../handler/events.ts'
import { createMemoryStore } from '../store/createMemoryStore.ts'
import type { Delivery } from './confirmEnding.ts'
import {
  createWebhookHandler,
  type WebhookHandler,
  type WebhookHandlerOptions,
} from './createWebhookHandler.ts'

const webhookUrl = 'https://app.test/api/fal/webhook'

type Options = Partial<WebhookHandlerOptions<typeof ltx2ImageToVideo>>

/** A handler that asks for webhooks, and one that gets them. */
function createHooked(options: Options = {}) {
  const now = () => bench.emulator.control.now()
  const store = createMemoryStore({ now })
  const requests: Request[] = []
  const answers: number[] = []
  const completed: Delivery<typeof ltx2ImageToVideo>[] = []
  const hookEvents: HandlerEvent[] = []
  let receive: WebhookHandler | undefined
  const bench = createBench(
    {
      webhookUrl,
      store,
      now,
      budget: { total: { day: '10.00' } },
    },
    {
      clock: 'manual',
      webhookFetch: async (request) => {
        requests.push(request.clone())
        const response = await receive?.(request)
        if (response === undefined) throw new Error('Nobody receives.')
        answers.push(response.status)
        return response
      },
    },
  )
  receive = createWebhookHandler({
    credentials: testKey,
    endpoints: [ltx2ImageToVideo],
    store,
    now,
    fetch: bench.emulator.fetch,
    onCompleted: (delivery) => void completed.push(delivery),
    onEvent: (event) => hookEvents.push(event),
    ...options,
  })
  const outcomes = () =>
    hookEvents.flatMap((event) =>
      event.type === 'webhook' ? [event.outcome] : [],
    )
  const counted = () =>
    store.readCounters([
      `all:day:${new Date(now()).toISOString().slice(0, 10)}`,
    ])
  return {
    ...bench,
    store,
    receive,
    requests,
    answers,
    completed,
    outcomes,
    counted,
  }
}

test('default: a job that nobody follows is reported and booked', async () => {
  const { submit, emulator, completed, answers, outcomes, counted } =
    createHooked()
  const { answer } = await submit()
  expect(await counted()).toEqual([360_000])
  await emulator.control.advance(60_000)
  expect(answers).toEqual([200])
  expect(outcomes()).toEqual(['completed'])
  expect(completed).toMatchObject([
    {
      requestId: answer.request_id,
      endpointId: 'fal-ai/ltx-2/image-to-video',
      status: 'OK',
      error: null,
    },
  ])
  expect(completed[0]?.data?.video.url).toMatch(/^https:/)
  expect(await counted()).toEqual([360_000])
})

test('behavior: a failed job is free, and its budget too', async () => {
  const { submit, emulator, completed, counted } = createHooked()
  emulator.faults.add({ route: 'submit', kind: 'content-policy' })
  await submit()
  await emulator.control.advance(60_000)
  expect(completed).toMatchObject([{ status: 'ERROR', data: null }])
  expect(await counted()).toEqual([0])
})

test('behavior: a null payload is fetched', async () => {
  const { submit, emulator, completed } = createHooked()
  emulator.faults.add({ route: 'webhook', kind: 'garbled' })
  await submit()
  await emulator.control.advance(60_000)
  expect(completed).toMatchObject([{ status: 'OK' }])
  expect(completed[0]?.data?.video.url).toMatch(/^https:/)
})

test('behavior: duplicates, 1,000 of them at once', {
  timeout: 60_000,
}, async () => {
  const { submit, emulator, completed, receive, requests } = createHooked()
  await submit()
  await emulator.control.advance(60_000)
  const [first] = requests
  const copies = Array.from({ length: 1000 }, () => first?.clone() as Request)
  const responses = await Promise.all(copies.map((copy) => receive(copy)))
  expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([200]))
  expect(completed).toHaveLength(1)
})

test('behavior: a callback that fails is called again', async () => {
  let calls = 0
  const { submit, emulator, answers, outcomes } = createHooked({
    onCompleted: () => {
      calls += 1
      if (calls === 1) throw new Error('The database is away.')
    },
  })
  await submit()
  await emulator.control.advance(60_000)
  expect(answers).toEqual([500, 200])
  expect(outcomes()).toEqual(['failed', 'completed'])
})

test('behavior: a slow callback is not acknowledged before it is done', async () => {
  let finish = () => {}
  const done = new Promise<void>((resolve) => {
    finish = resolve
  })
  const { submit, emulator, answers, outcomes } = createHooked({
    answerWithinMs: 5,
    onCompleted: () => done,
  })
  await submit()
  await emulator.control.advance(20_000)
  expect(answers[0]).toBe(503)
  finish()
  await emulator.control.advance(600_000)
  expect(answers.at(-1)).toBe(200)
  expect(outcomes().filter((one) => one === 'completed')).toHaveLength(1)
})

test('error: a signature that is wrong', async () => {
  const { submit, emulator, answers, completed, outcomes } = createHooked()
  emulator.faults.add({ route: 'webhook', kind: 'bad-signature' })
  await submit()
  await emulator.control.advance(1_000)
  await emulator.control.advance(600_000)
  expect(answers[0]).toBe(401)
  expect(outcomes()[0]).toBe('unverified')
  // The next, honest delivery counts.
  expect(answers.at(-1)).toBe(200)
  expect(completed).toHaveLength(1)
})

test('error: signed by fal, but for a job that is not ours', async () => {
  const { submit, emulator, requests } = createHooked()
  await submit()
  await emulator.control.advance(60_000)
  const [first] = requests
  // fal signs for every account; under this one's key it knows no such job.
  const other = createBench().emulator
  const completed: unknown[] = []
  const receive = createWebhookHandler({
    credentials: testKey,
    endpoints: [ltx2ImageToVideo],
    store: createMemoryStore(),
    now: emulator.control.now,
    onCompleted: (delivery) => void completed.push(delivery),
    fetch: (url, init) =>
      String(url).endsWith('jwks.json')
        ? emulator.fetch(url, init)
        : other.fetch(url, init),
  })
  const answer = await receive(new Request(webhookUrl, first?.clone()))
  expect(answer.status).toBe(502)
  expect(await answer.json()).toMatchObject({
    detail: 'fal does not confirm this ending.',
  })
  expect(completed).toHaveLength(0)
})

test('error: a ticket that is not ours', async () => {
  const { submit, emulator, receive, requests, completed } = createHooked()
  await submit()
  await emulator.control.advance(60_000)
  completed.length = 0
  const [first] = requests
  const forged = new Request(`${webhookUrl}?ticket=a.b`, first?.clone())
  expect((await receive(forged)).status).toBe(401)
  expect(completed).toHaveLength(0)
})

test('error: another method, another account', async () => {
  const { submit, emulator, receive, answers } = createHooked({
    userId: 'github|somebody-else',
  })
  expect((await receive(new Request(webhookUrl))).status).toBe(405)
  await submit()
  await emulator.control.advance(1_000)
  expect(answers[0]).toBe(403)
})
