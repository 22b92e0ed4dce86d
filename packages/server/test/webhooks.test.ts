import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
import { startRedis } from '@falvideo/redis'
import { Redis } from 'ioredis'
import { expect, onTestFinished, test } from 'vitest'
import { createMemoryStore } from '../src/store/createMemoryStore.ts'
import { createRedisStore } from '../src/store/redis/createRedisStore.ts'
import type { Store } from '../src/store/store.ts'
import { createWebhookHandler } from '../src/webhooks/createWebhookHandler.ts'
import { testKey } from './watchForKey.ts'

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const { x = '' } = publicKey.export({ format: 'jwk' })

/** A delivery as fal makes it. */
function deliver(requestId: string): Request {
  const payload = { video: { url: 'https://v3.fal.media/files/a/b.mp4' } }
  const body = JSON.stringify({ request_id: requestId, status: 'OK', payload })
  const seconds = String(Math.floor(Date.now() / 1000))
  const digest = createHash('sha256').update(body).digest('hex')
  const message = [requestId, 'me', seconds, digest].join('\n')
  const signature = sign(null, Buffer.from(message), privateKey)
  return new Request('https://app.test/api/fal-webhook', {
    method: 'POST',
    body,
    headers: {
      'x-fal-webhook-request-id': requestId,
      'x-fal-webhook-user-id': 'me',
      'x-fal-webhook-timestamp': seconds,
      'x-fal-webhook-signature': signature.toString('hex'),
    },
  })
}

/** Delivers each job twice at once, to as many handlers as there are. */
async function deliverAll(stores: readonly Store[], count: number) {
  const completed: string[] = []
  const handlers = stores.map((store) =>
    createWebhookHandler({
      credentials: testKey,
      endpoints: [ltx2ImageToVideo],
      store,
      // Time is not what is tested, and the machine may be busy.
      storeTimeoutMs: 120_000,
      onCompleted: ({ requestId }) => completed.push(requestId),
      fetch: async (url) =>
        String(url).endsWith('jwks.json')
          ? Response.json({ keys: [{ x }] })
          : Response.json({ status: 'COMPLETED' }),
    }),
  )
  const ids = Array.from({ length: count }, (_, index) => `job-${index}`)
  const began = performance.now()
  const responses = await Promise.all(
    [...ids, ...ids].map((id, index) =>
      handlers[Math.floor(index / count) % handlers.length]?.(deliver(id)),
    ),
  )
  const ms = (performance.now() - began).toFixed(0)
  const statuses = responses.map((response) => response?.status)
  return { ids, completed: completed.sort(), statuses, ms }
}

test('1,000 jobs at once, each delivered twice', async () => {
  const result = await deliverAll([createMemoryStore()], 1000)
  const { ids, completed, statuses, ms } = result
  process.stdout.write(
    `webhooks: ${ids.length} jobs at once, each delivered twice: ${completed.length} callbacks, ${ms} ms\n`,
  )
  expect(completed).toEqual(ids.sort())
  // The second of a pair may come while the first is worked on.
  expect(new Set([...statuses, 200, 503])).toEqual(new Set([200, 503]))
})

test('two machines with one Redis get the same deliveries', async () => {
  const started = await startRedis()
  onTestFinished(started.stop)
  const stores = [1, 2].map(() => {
    const redis = new Redis(started.socket)
    onTestFinished(() => redis.disconnect())
    return createRedisStore({ redis })
  })
  const { ids, completed, statuses } = await deliverAll(stores, 200)
  expect(completed).toEqual(ids.sort())
  expect(new Set([...statuses, 200, 503])).toEqual(new Set([200, 503]))
})
