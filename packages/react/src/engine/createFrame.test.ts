import { expect, test, vi } from 'vitest'
import { eventually } from '../../test/eventually.ts'
import { createFrame } from './createFrame.ts'

test('default: all together, each once', async () => {
  const frame = createFrame()
  const calls: string[] = []
  const one = () => calls.push('one')
  const other = () => calls.push('other')
  frame(one)
  frame(other)
  frame(one)
  expect(calls).toEqual([])
  await eventually(() => expect(calls).toEqual(['one', 'other']))
  frame(one)
  await eventually(() => expect(calls).toEqual(['one', 'other', 'one']))
})

test('behavior: a page that paints nothing hears of it too', async () => {
  const request = vi.spyOn(globalThis, 'requestAnimationFrame')
  request.mockReturnValue(0)
  const listener = vi.fn()
  createFrame()(listener)
  await eventually(() => expect(listener).toHaveBeenCalledOnce())
  request.mockRestore()
})

test('behavior: what is asked for by a listener comes in the next', async () => {
  const frame = createFrame()
  const second = vi.fn()
  frame(() => frame(second))
  await eventually(() => expect(second).toHaveBeenCalledOnce())
})
