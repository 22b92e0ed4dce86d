import { expect, test } from 'vitest'
import * as entry from './query.ts'

test('default', () => {
  expect(Object.keys(entry).sort()).toMatchInlineSnapshot(`
    [
      "cancelMutationOptions",
      "costQueryOptions",
      "falKeys",
      "historyQueryOptions",
      "jobQueryOptions",
      "pricingQueryOptions",
      "resultQueryOptions",
      "submitMutationOptions",
      "uploadMutationOptions",
    ]
  `)
})
