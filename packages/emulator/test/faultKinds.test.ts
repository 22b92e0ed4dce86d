import { expect } from 'vitest'
import type { Fault, FaultKind, FaultRoute } from '../src/exports/index.ts'
import { test as base } from '../src/exports/vitest.ts'
import {
  type endingKinds,
  kindsByRoute,
  type transportKinds,
} from '../src/faults.ts'
import { codeOf } from './codeOf.ts'
import { headers, send, submit, textToVideo } from './helpers.ts'
import { type Delivery, isSigned, receive } from './receiver.ts'

/**
 * Every kind on every route that has it, seen by a client at the other end of
 * a real socket. The tables below are typed by the list of kinds: one that is
 * added there does not compile here until somebody has looked at it.
 */
const test = base.extend<{ url: string }>({
  url: async ({ emulator }, use) => {
    await use((await emulator.listen()).url)
  },
})

type Attempt = (init?: RequestInit) => Promise<Response>
type Socket = { fetch: typeof fetch }
type Video = { video: { url: string } }

const prompt = '{"prompt":"a lighthouse"}'
const paid = { method: 'POST', headers, body: prompt }

/** The emulator behind its port. */
function through(url: string): Socket {
  return {
    fetch: (input, init) =>
      fetch(String(input).replace('https://', `${url}/`), init),
  }
}

/** A request that is done, and its result. */
async function finish(socket: Socket) {
  const job = await submit(socket)
  const stream = await fetch(`${job.status_url}/stream`, { headers })
  expect(await stream.text()).toMatch('COMPLETED')
  return job
}

/** What a client sends to each route. */
const requests: Record<
  Exclude<FaultRoute, 'webhook'>,
  (socket: Socket) => Promise<Attempt>
> = {
  submit: async (socket) => (init) =>
    socket.fetch(`https://queue.fal.run/${textToVideo}`, { ...paid, ...init }),
  run: async (socket) => (init) =>
    socket.fetch(`https://fal.run/${textToVideo}`, { ...paid, ...init }),
  async status(socket) {
    const { status_url } = await finish(socket)
    return (init) => fetch(status_url, { headers, ...init })
  },
  async stream(socket) {
    const { status_url } = await finish(socket)
    return (init) => fetch(`${status_url}/stream`, { headers, ...init })
  },
  async result(socket) {
    const { response_url } = await finish(socket)
    return (init) => fetch(response_url, { headers, ...init })
  },
  async cancel(socket) {
    const { cancel_url } = await finish(socket)
    return (init) => fetch(cancel_url, { method: 'PUT', headers, ...init })
  },
  async upload(socket) {
    const url = 'https://rest.fal.ai/storage/upload/initiate'
    const body = '{"content_type":"image/png","file_name":"a.png"}'
    return (init) => socket.fetch(url, { ...paid, body, ...init })
  },
  async cdn(socket) {
    const { response_url } = await finish(socket)
    const { body } = await send<Video>({ fetch }, response_url)
    return (init) => fetch(body.video.url, init)
  },
}

type Scene = {
  attempt: Attempt
  /** The answer where nothing is wrong. */
  usual: { status: number; text: string }
  /** Puts the fault in force. */
  add: (more?: Partial<Fault>) => void
  submits: () => number
  isPaid: boolean
}

const soon = () => ({ signal: AbortSignal.timeout(100) })
const timeout = { name: 'TimeoutError' }

/** What a client sees of what happens to connections and answers. */
const sights: Record<
  (typeof transportKinds)[number],
  (scene: Scene) => Promise<void>
> = {
  async refuse({ add, attempt, submits }) {
    const before = submits()
    add({ delayMs: 100 })
    expect(await codeOf(attempt())).toBe('ECONNREFUSED')
    expect(submits()).toBe(before)
  },
  async 'reset-before-accept'({ add, attempt, submits }) {
    const before = submits()
    add()
    expect(await codeOf(attempt())).toBe('ECONNRESET')
    expect(submits()).toBe(before)
  },
  async 'reset-after-accept'({ add, attempt, submits, isPaid }) {
    const before = submits()
    add()
    expect(await codeOf(attempt())).toBe('ECONNRESET')
    expect(submits()).toBe(before + (isPaid ? 1 : 0))
  },
  async 'reset-in-body'({ add, attempt, usual }) {
    add()
    const response = await attempt()
    expect(response.status).toBe(usual.status)
    expect(await codeOf(response.text())).toBe('ECONNRESET')
  },
  async status({ add, attempt, submits }) {
    const before = submits()
    add({ status: 418, headers: { 'x-tea': '1' }, body: { detail: 'tea' } })
    const response = await attempt()
    expect(response.status).toBe(418)
    expect(response.headers.get('x-tea')).toBe('1')
    expect(await response.json()).toEqual({ detail: 'tea' })
    expect(submits()).toBe(before)
  },
  async delay({ add, attempt, usual }) {
    add({ delayMs: 80 })
    const start = performance.now()
    expect((await attempt()).status).toBe(usual.status)
    expect(performance.now() - start).toBeGreaterThan(75)
  },
  async hang({ add, attempt, submits }) {
    const before = submits()
    add()
    await expect(attempt(soon())).rejects.toMatchObject(timeout)
    expect(submits()).toBe(before)
  },
  async garbled({ add, attempt, usual }) {
    add()
    const response = await attempt()
    expect(response.status).toBe(usual.status)
    const text = (await response.text()).replace(/^data: /, '')
    expect(() => JSON.parse(text)).toThrow(SyntaxError)
  },
  async cut({ add, attempt, usual }) {
    add()
    const response = await attempt()
    expect(response.status).toBe(usual.status)
    const { length } = await response.text()
    expect(length).toBeGreaterThan(0)
    expect(length).toBeLessThan(usual.text.length * 0.8)
  },
  async silent({ add, attempt, usual }) {
    add()
    const response = await attempt(soon())
    expect(response.status).toBe(usual.status)
    await expect(response.text()).rejects.toMatchObject(timeout)
  },
}

/** What a client sees of a bad end: COMPLETED, and then the result. */
const ends: Record<(typeof endingKinds)[number], string> = {
  'completed-then-error': 'no_media_generated',
  'content-policy': 'content_policy_violation',
}

for (const route of Object.keys(requests) as (keyof typeof requests)[]) {
  for (const kind of kindsByRoute[route]) {
    const see = sights[kind as keyof typeof sights]
    if (see) {
      test(`${route}: ${kind}`, async ({ emulator, url }) => {
        const attempt = await requests[route](through(url))
        const answer = await attempt()
        const usual = { status: answer.status, text: await answer.text() }
        const add = (more?: Partial<Fault>) =>
          emulator.faults.add({ route, kind, ...more })
        const submits = () => emulator.ledger.submits
        const isPaid = route === 'submit' || route === 'run'
        await see({ attempt, usual, add, submits, isPaid })
        // It hit one request, and the next one is well.
        await expect.poll(() => emulator.faults.active).toEqual([])
        expect((await attempt()).status).toBe(usual.status)
      })
    }
    const type = ends[kind as keyof typeof ends]
    if (type) {
      test(`${route}: ${kind}`, async ({ emulator, url }) => {
        emulator.faults.add({ route, kind })
        const attempt = await requests[route](through(url))
        const answer = await attempt()
        if (route === 'submit') {
          const { status_url, response_url } = await answer.json()
          const stream = await fetch(`${status_url}/stream`, { headers })
          expect(await stream.text()).toMatch('"status":"COMPLETED"')
          const { status, body } = await send({ fetch }, response_url)
          expect([status, body]).toMatchObject([422, { detail: [{ type }] }])
        } else {
          expect(answer.status).toBe(422)
          expect(await answer.json()).toMatchObject({ detail: [{ type }] })
        }
        expect(emulator.ledger.spentUsd).toBe('0.00')
      })
    }
  }
}

/** Kinds of single routes. */
const others: Record<
  Exclude<FaultKind, keyof typeof sights | keyof typeof ends>,
  FaultRoute[]
> = {
  late: ['status', 'stream', 'result'],
  'runner-lost': ['submit'],
  duplicate: ['webhook'],
  'bad-signature': ['webhook'],
}

test('the tables above and below are all there is', () => {
  const seen = Object.keys({ ...sights, ...ends, ...others })
  const all = new Set(Object.values(kindsByRoute).flat())
  expect(new Set(seen)).toEqual(all)
})

test('status: late', async ({ emulator, url }) => {
  const attempt = await requests.status(through(url))
  emulator.faults.add({ route: 'status', kind: 'late' })
  const answers = [await attempt(), await attempt()]
  expect(answers.map(({ status }) => status)).toEqual([202, 200])
})

test('stream: late', async ({ emulator, url }) => {
  const attempt = await requests.stream(through(url))
  emulator.faults.add({ route: 'stream', kind: 'late' })
  const text = await (await attempt()).text()
  const words = [...text.matchAll(/"status":"(\w+)"/g)].map(([, word]) => word)
  expect(words).toEqual(['IN_PROGRESS', 'COMPLETED'])
})

test('result: late', async ({ emulator, url }) => {
  const attempt = await requests.result(through(url))
  emulator.faults.add({ route: 'result', kind: 'late' })
  const answers = [await attempt(), await attempt()]
  expect(answers.map(({ status }) => status)).toEqual([400, 200])
})

test.extend({ emulatorOptions: { runMs: 50 } })(
  'submit: runner-lost',
  async ({ emulator, url }) => {
    emulator.faults.add({ route: 'submit', kind: 'runner-lost' })
    const { status_url } = await submit(through(url))
    const stream = await fetch(`${status_url}/stream`, { headers })
    const text = await stream.text()
    const words = [...text.matchAll(/"status":"(\w+)"/g)].map(([, it]) => it)
    expect(words).toContain('IN_QUEUE')
    expect(words.lastIndexOf('IN_QUEUE')).toBeGreaterThan(
      words.indexOf('IN_PROGRESS'),
    )
    expect(words.at(-1)).toBe('COMPLETED')
  },
)

const hooked = test
  .extend({ emulatorOptions: { allowPrivate: true } })
  .extend<{ received: Delivery[]; query: string }>({
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern
    received: async ({}, use) => use([]),
    query: async ({ received }, use) => {
      const receiver = await receive(received)
      await use(`?fal_webhook=${encodeURIComponent(receiver.url)}`)
      receiver.close()
    },
  })

/** How many deliveries a receiver gets, and whether they are genuine. */
const deliveries = {
  delay: [true],
  hang: [],
  garbled: [true],
  duplicate: [true, true],
  'bad-signature': [false],
}

for (const kind of kindsByRoute.webhook) {
  hooked(`webhook: ${kind}`, async ({ emulator, url, received, query }) => {
    emulator.faults.add({ route: 'webhook', kind, delayMs: 50 })
    await submit(through(url), { query })
    const expected = deliveries[kind as keyof typeof deliveries]
    const made = Math.max(1, expected.length)
    await expect
      .poll(() => emulator.webhooks.filter((it) => it.status ?? it.error))
      .toHaveLength(made)
    const set = await fetch(`${url}/rest.fal.ai/.well-known/jwks.json`)
    const { keys } = await set.json()
    expect(received.map((one) => isSigned(one, keys))).toEqual(expected)
  })
}
