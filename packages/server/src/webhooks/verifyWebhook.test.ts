import { expect, test } from 'vitest'
import { createKeySet } from './createKeySet.ts'
import { verifyWebhook } from './verifyWebhook.ts'
import { type WebhookVector, webhookVectors } from './webhookVectors.ts'

const [valid] = webhookVectors
if (valid === undefined) throw new Error('There are no vectors.')

function requestOf({ headers, body }: WebhookVector): Request {
  return new Request('http://app.test/webhook', {
    method: 'POST',
    headers,
    body,
  })
}

/** A key set that answers from a list, one entry a fetch, the last for good. */
function keysFrom(
  answers: readonly (WebhookVector['jwks'] | number)[],
  now: () => number,
) {
  let fetches = 0
  const keys = createKeySet({
    now,
    fetch: async () => {
      const answer = answers[Math.min(fetches, answers.length - 1)]
      fetches += 1
      return typeof answer === 'number'
        ? new Response('', { status: answer })
        : Response.json(answer)
    },
  })
  return { keys, count: () => fetches }
}

test.each(webhookVectors)('vector: $name', async (vector) => {
  const now = () => vector.nowMs
  const { keys } = keysFrom([vector.jwks], now)
  const verified = verifyWebhook(requestOf(vector), { keys, now })
  if (vector.reason !== null) {
    await expect(verified).rejects.toMatchObject({
      name: 'WebhookVerificationError',
      reason: vector.reason,
    })
    return
  }
  expect(await verified).toMatchObject({
    requestId: '019e1951-c778-7120-9c82-16efcf40ec82',
    payload: JSON.parse(vector.body),
  })
})

test('behavior: 1,000 at once fetch the keys once', async () => {
  const now = () => valid.nowMs
  const { keys, count } = keysFrom([valid.jwks], now)
  const began = performance.now()
  await Promise.all(
    Array.from({ length: 1000 }, () =>
      verifyWebhook(requestOf(valid), { keys, now }),
    ),
  )
  const ms = performance.now() - began
  process.stdout.write(
    `webhooks: 1,000 at once verified in ${ms.toFixed(0)} ms, ${count()} fetch of the keys\n`,
  )
  expect(count()).toBe(1)
})

test('behavior: keys are kept for a day and not longer', async () => {
  let time = valid.nowMs
  const { keys, count } = keysFrom([valid.jwks], () => time)
  const fetchesAfter = async (ms: number) => {
    time = valid.nowMs + ms
    await keys.getKeys()
    return count()
  }
  expect(await fetchesAfter(0)).toBe(1)
  expect(await fetchesAfter(86_399_999)).toBe(1)
  expect(await fetchesAfter(86_400_000)).toBe(2)
})

test('behavior: a rotated key is fetched at once', async () => {
  let time = valid.nowMs - 60_000
  const rotated = {
    keys: [{ x: 'PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw' }],
  }
  const now = () => time
  const { keys, count } = keysFrom([rotated, valid.jwks], now)
  await keys.getKeys()
  time = valid.nowMs
  await verifyWebhook(requestOf(valid), { keys, now })
  expect(count()).toBe(2)
})

test('behavior: forged deliveries do not become requests to fal', async () => {
  let time = valid.nowMs
  const now = () => time
  const { keys, count } = keysFrom([valid.jwks], now)
  const forged = { ...valid, body: `${valid.body} ` }
  const forge = () =>
    Promise.allSettled(
      Array.from({ length: 100 }, () =>
        verifyWebhook(requestOf(forged), { keys, now }),
      ),
    )
  await forge()
  expect(count()).toBe(1)
  time += 30_000
  await forge()
  expect(count()).toBe(2)
})

test('error: keys that cannot be fetched are asked for again', async () => {
  const now = () => valid.nowMs
  const { keys, count } = keysFrom([503, valid.jwks], now)
  await expect(verifyWebhook(requestOf(valid), { keys, now })).rejects.toThrow(
    'HTTP 503',
  )
  await verifyWebhook(requestOf(valid), { keys, now })
  expect(count()).toBe(2)
})

test('error: a body that is too large', async () => {
  const now = () => valid.nowMs
  const { keys } = keysFrom([valid.jwks], now)
  await expect(
    verifyWebhook(requestOf(valid), { keys, now, maxBytes: 10 }),
  ).rejects.toMatchObject({ type: 'payload_too_large' })
})
