import { expect, test } from 'vitest'
import { lookOnce } from './lookOnce.ts'

test('behavior: who asks at the same moment shares a look', async () => {
  let looks = 0
  const look = lookOnce(() => ++looks)
  expect(await Promise.all([look(), look(), look()])).toEqual([1, 1, 1])
})

test('behavior: who asks after it has begun gets the next', async () => {
  let value = 'before'
  let finish = () => {}
  const look = lookOnce(async () => {
    const seen = value
    await new Promise<void>((resolve) => {
      finish = resolve
    })
    return seen
  })
  const first = look()
  await Promise.resolve()
  value = 'after'
  const second = look()
  finish()
  expect(await first).toBe('before')
  await Promise.resolve()
  finish()
  expect(await second).toBe('after')
})

test('behavior: a look that fails is not kept', async () => {
  let fails = true
  const look = lookOnce(() => {
    if (fails) throw new Error('forbidden')
    return 'there'
  })
  await expect(look()).rejects.toThrow('forbidden')
  fails = false
  expect(await look()).toBe('there')
})
