import { expect, test } from 'vitest'
import * as index from './index.ts'
import * as node from './node.ts'
import * as redis from './redis.ts'
import * as webhooks from './webhooks.ts'

test('names that are public', () => {
  const names = { index, node, redis, webhooks }
  expect(
    Object.fromEntries(
      Object.entries(names).map(([entry, values]) => [
        entry,
        Object.keys(values),
      ]),
    ),
  ).toMatchInlineSnapshot(`
    {
      "index": [
        "listDoubts",
        "settleDoubt",
        "onlyThisMachine",
        "openAccess",
        "createHandler",
        "settleJobs",
        "createMemoryStore",
      ],
      "node": [
        "toNodeListener",
      ],
      "redis": [
        "createRedisStore",
      ],
      "webhooks": [
        "createKeySet",
        "createWebhookHandler",
        "verifyWebhook",
        "WebhookVerificationError",
        "webhookVectors",
      ],
    }
  `)
})
