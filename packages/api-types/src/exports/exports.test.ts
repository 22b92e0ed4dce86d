import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as documents from './documents.ts'
import * as fields from './fields.ts'
import * as index from './index.ts'
import * as prices from './prices.ts'

test('default: values', () => {
  expect(Object.keys(index)).toEqual([])
  expect(Object.keys(documents)).toEqual(['documents'])
  expect(Object.keys(fields)).toEqual(['createSchema'])
  expect(Object.keys(prices)).toEqual(['prices'])
})

test('default: types', () => {
  const text = readFileSync(new URL('index.ts', import.meta.url), 'utf8')
  const names = [...text.matchAll(/^ {2}(\w+),$|\{ (\w+) \}/gm)].map(
    (match) => match[1] ?? match[2],
  )
  expect(names).toMatchInlineSnapshot(`
    [
      "DocumentBody",
      "DocumentOperation",
      "DocumentSchema",
      "OpenApiDocument",
      "EndpointId",
      "EndpointInput",
      "EndpointOutput",
      "EndpointPaths",
      "Price",
      "ErrorBody",
      "ModelErrorBody",
      "ModelErrorDetail",
      "RequestErrorBody",
      "UnknownRequestBody",
      "CancelAnswer",
      "LogEntry",
      "QueueStatus",
      "QueueStatusCompleted",
      "QueueStatusInProgress",
      "QueueStatusInQueue",
      "QueueSubmitAnswer",
      "VideoFile",
      "WebhookError",
      "WebhookOk",
      "WebhookPayload",
      "WebhookPayloadError",
    ]
  `)
})
