import { expect, test } from 'vitest'
import { createTasks } from './tasks.ts'

test('settle: waits for work that begins while it waits', async () => {
  const { track, settle } = createTasks()
  let done = false
  const slow = () =>
    new Promise<void>((resolve) => {
      setTimeout(() => {
        done = true
        resolve()
      }, 20)
    })
  // As a timer of the manual clock does that is due at once.
  setImmediate(() => track(slow()))
  await settle()
  expect(done).toBe(true)
})

test('settle: work that fails counts as done', async () => {
  const { track, settle } = createTasks()
  track(Promise.reject(new Error('no')))
  await settle()
})
