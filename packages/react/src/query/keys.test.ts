import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { falKeys } from './keys.ts'

test('default: keys read well in the devtools', () => {
  const keys = [
    falKeys.job('fal-ai/ltx-2/image-to-video', 'a'),
    falKeys.history(),
    falKeys.pricing('fal-ai/ltx-2/image-to-video'),
    falKeys.cost('fal-ai/ltx-2/image-to-video', { duration: 8 }),
  ]
  expect(keys.map((key) => JSON.stringify(key))).toMatchInlineSnapshot(`
    [
      "["falvideo","job",{"endpoint":"fal-ai/ltx-2/image-to-video","id":"a"}]",
      "["falvideo","history"]",
      "["falvideo","pricing",{"endpoint":"fal-ai/ltx-2/image-to-video"}]",
      "["falvideo","cost",{"endpoint":"fal-ai/ltx-2/image-to-video","input":{"duration":8}}]",
    ]
  `)
})

test('behavior: every prefix is a filter', () => {
  const client = new QueryClient()
  client.setQueryData(falKeys.job('one', 'a'), 1)
  client.setQueryData(falKeys.job('one', 'b'), 2)
  client.setQueryData(falKeys.job('two', 'c'), 3)
  client.setQueryData(falKeys.pricing('one'), 4)
  const count = (queryKey: readonly unknown[]) =>
    client.getQueryCache().findAll({ queryKey }).length
  expect(count(falKeys.all())).toBe(4)
  expect(count(falKeys.allJobs())).toBe(3)
  expect(count(falKeys.jobsOf('one'))).toBe(2)
  expect(count(falKeys.job('one', 'b'))).toBe(1)
  expect(count(falKeys.pricing())).toBe(1)
})
