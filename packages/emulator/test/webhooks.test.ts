import type { JsonWebKey } from 'node:crypto'
import { expect } from 'vitest'
import { test as base } from '../src/exports/vitest.ts'
import { send, submit } from './helpers.ts'
import { type Delivery, isSigned, receive } from './receiver.ts'

/** A receiver on a port of its own, whose answers the test sets. */
const test = base
  .extend({
    emulatorOptions: { allowPrivate: true, clock: 'manual', runMs: 1_000 },
  })
  .extend<{
    received: Delivery[]
    answers: number[]
    hook: string
  }>({
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern
    received: async ({}, use) => use([]),
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern
    answers: async ({}, use) => use([]),
    hook: async ({ received, answers }, use) => {
      const receiver = await receive(received, answers)
      await use(`?fal_webhook=${encodeURIComponent(`${receiver.url}/hook`)}`)
      receiver.close()
    },
  })

type Jwks = { keys: JsonWebKey[] }

const jwksUrl = 'https://rest.fal.ai/.well-known/jwks.json'

test('default: signed, with the payload', async ({
  emulator,
  hook,
  received,
}) => {
  const { request_id, response_url } = await submit(emulator, { query: hook })
  await emulator.control.advance(1_000)
  const [delivery] = received
  if (!delivery) throw new Error('nothing came')
  expect(received).toHaveLength(1)
  const { body: payload } = await send(emulator, response_url)
  expect(JSON.parse(delivery.body)).toEqual({
    request_id,
    gateway_request_id: expect.not.stringMatching(request_id),
    status: 'OK',
    payload,
  })
  const jwks = (await send<Jwks>(emulator, jwksUrl)).body
  expect(isSigned(delivery, jwks.keys)).toBe(true)
  const forged = { ...delivery, body: delivery.body.replace('OK', 'KO') }
  expect(isSigned(forged, jwks.keys)).toBe(false)
  const now = Math.floor(emulator.control.now() / 1_000)
  expect(delivery.headers['x-fal-webhook-timestamp']).toBe(String(now))
  expect(emulator.webhooks).toMatchObject([{ attempt: 1, status: 200 }])
})

test('behavior: failed and cancelled requests', async ({
  emulator,
  hook,
  received,
}) => {
  await submit(emulator, { query: hook, input: { prompt: '' } })
  await emulator.control.advance(1_000)
  const { cancel_url } = await submit(emulator, { query: hook })
  await send(emulator, cancel_url, { method: 'PUT' })
  await emulator.control.advance(0)
  const bodies = received.map(({ body }) => JSON.parse(body))
  expect(bodies).toMatchObject([
    {
      status: 'ERROR',
      error: 'Invalid status code: 422',
      payload: { detail: [{ type: 'string_too_short' }] },
    },
    { status: 'ERROR', error: 'Invalid status code: 499' },
  ])
})

test('behavior: tried again until somebody says yes', async ({
  emulator,
  hook,
  received,
  answers,
}) => {
  answers.push(500, 404, 503)
  await submit(emulator, { query: hook })
  await emulator.control.advance(1_000)
  expect(received).toHaveLength(1)
  await emulator.control.advance(7_200_000)
  expect(received).toHaveLength(4)
  const seconds = emulator.webhooks.map(({ at }) => Date.parse(at) / 1_000)
  const gaps = seconds.slice(1).map((at, n) => at - (seconds[n] ?? 0))
  expect(gaps).toEqual([7, 14, 28])
  const stamps = received.map((one) => one.headers['x-fal-webhook-timestamp'])
  expect(new Set(stamps).size).toBe(4)
})

test('behavior: given up after two hours, or at a redirect', async ({
  emulator,
  hook,
  received,
  answers,
}) => {
  answers.push(...Array.from({ length: 20 }, () => 500))
  await submit(emulator, { query: hook })
  await emulator.control.advance(4 * 3_600_000)
  expect(received).toHaveLength(11)
  answers.splice(0, 20, 302)
  await submit(emulator, { query: hook })
  await emulator.control.advance(4 * 3_600_000)
  expect(received).toHaveLength(12)
})

test('fault: duplicate', async ({ emulator, hook, received }) => {
  emulator.faults.add({ route: 'webhook', kind: 'duplicate' })
  await submit(emulator, { query: hook })
  await emulator.control.advance(1_000)
  expect(received).toHaveLength(2)
  expect(received[0]?.body).toBe(received[1]?.body)
})

test('fault: bad-signature', async ({ emulator, hook, received }) => {
  emulator.faults.add({ route: 'webhook', kind: 'bad-signature' })
  await submit(emulator, { query: hook })
  await emulator.control.advance(1_000)
  const jwks = (await send<Jwks>(emulator, jwksUrl)).body
  expect(received.map((one) => isSigned(one, jwks.keys))).toEqual([false])
})

test('fault: garbled is OK without a payload', async ({
  emulator,
  hook,
  received,
}) => {
  emulator.faults.add({ route: 'webhook', kind: 'garbled' })
  await submit(emulator, { query: hook })
  await emulator.control.advance(1_000)
  expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({
    status: 'OK',
    payload: null,
    payload_error: expect.stringMatching('not JSON serializable'),
  })
})

test('fault: delay, hang', async ({ emulator, hook, received }) => {
  emulator.faults.add({ route: 'webhook', kind: 'delay', delayMs: 5_000 })
  await submit(emulator, { query: hook })
  await emulator.control.advance(5_999)
  expect(received).toHaveLength(0)
  await emulator.control.advance(1)
  expect(received).toHaveLength(1)
  emulator.faults.add({ route: 'webhook', kind: 'hang' })
  await submit(emulator, { query: hook })
  await emulator.control.advance(20_000)
  expect(received).toHaveLength(1)
  await emulator.control.advance(10_000)
  expect(received).toHaveLength(2)
})

base.extend({ emulatorOptions: { clock: 'manual' } })(
  'error: a private address is not called, unless allowed',
  async ({ emulator }) => {
    const hook = '?fal_webhook=http%3A%2F%2F127.0.0.1%3A9%2F'
    await submit(emulator, { query: hook })
    await emulator.control.advance(0)
    expect(emulator.webhooks).toMatchObject([
      { attempt: 1, error: '127.0.0.1 is a private address' },
    ])
    await emulator.control.advance(7_200_000)
    expect(emulator.webhooks).toHaveLength(1)
  },
)

base('parameters: webhookFetch keeps it in process', async () => {
  const { createEmulator } = await import('../src/exports/index.ts')
  const seen: unknown[] = []
  const emulator = createEmulator({
    render: 'sample',
    webhookFetch: async (request) => {
      seen.push(await request.json())
      return new Response()
    },
  })
  await submit(emulator, { query: '?fal_webhook=https%3A%2F%2Fshop.test%2F' })
  await expect.poll(() => seen).toMatchObject([{ status: 'OK' }])
  await emulator.close()
})
