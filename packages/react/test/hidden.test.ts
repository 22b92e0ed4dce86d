import { expect } from 'vitest'
import { eventually } from './eventually.ts'
import type { View } from './tabs.ts'
import { queueMs, runMs, test } from './test.ts'

const isHidden = (view: View) =>
  view.read<boolean>("document.visibilityState === 'hidden'")

/** Half a minute of patience in half a second. */
const impatient = `{
  const { setTimeout } = globalThis
  globalThis.setTimeout = (fire, ms) => setTimeout(fire, ms / 50)
}`

test('behavior: goes on in a hidden tab', async ({ fal, tabbedWindow }) => {
  const view = await tabbedWindow.openView()
  await view.generate()
  await view.until('queued')
  await tabbedWindow.hideAll()
  await eventually(async () => expect(await isHidden(view)).toBe(true))
  await fal.advance(queueMs + runMs)
  await view.until('completed')
  expect(await isHidden(view)).toBe(true)
  expect((await fal.read()).submits).toBe(1)
})

test('behavior: hands over to a visible tab', async ({ fal, tabbedWindow }) => {
  const first = await tabbedWindow.openView()
  await first.generate()
  await first.until('queued')
  const second = await tabbedWindow.openView()
  await eventually(async () => expect(await isHidden(first)).toBe(true))
  await second.until('queued')
  await fal.advance(queueMs)
  await Promise.all([first.until('running'), second.until('running')])
  await fal.advance(runMs)
  await Promise.all([first.until('completed'), second.until('completed')])
  expect(await second.read('state.announced')).toBe(1)
  expect(await first.read('state.announced')).toBe(0)
  expect((await fal.read()).submits).toBe(1)
})

test('behavior: a frozen tab loses the watch', async ({
  fal,
  tabbedWindow,
}) => {
  const first = await tabbedWindow.openView()
  await first.generate()
  await first.until('queued')
  await first.setFrozen(true)
  const second = await tabbedWindow.openView(impatient)
  await second.until('queued')
  await fal.advance(queueMs + runMs)
  await second.until('completed')
  expect(await second.read('state.announced')).toBe(1)
  await first.setFrozen(false)
  await first.until('completed')
  expect(await first.read('state.announced')).toBe(0)
  expect((await fal.read()).submits).toBe(1)
})
