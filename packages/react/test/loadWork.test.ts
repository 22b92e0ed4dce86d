import { expect } from 'vitest'
import { eventually } from './eventually.ts'
import type { Tab } from './tabs.ts'
import { queueMs, runMs, test } from './test.ts'

/** The file that all asking is in, as the test's server names it. */
const work = '**/src/work.ts*'

async function openWithoutWork(browser: {
  openTab(): Promise<Tab>
}): Promise<Tab> {
  const tab = await browser.openTab()
  await tab.block(work)
  await tab.reload()
  return tab
}

test('behavior: nothing is sent by a page that could not follow', async ({
  fal,
  browser,
}) => {
  const tab = await openWithoutWork(browser)
  await tab.generate()
  await tab.until('failed')
  expect(await tab.read('state.job.error.mayStillBill')).toBe(false)
  expect((await fal.read()).calls).toEqual([])

  await tab.block(null)
  await tab.generate()
  await tab.until('queued')
  expect((await fal.read()).submits).toBe(1)
})

test('behavior: from the click on, no file is needed any more', async ({
  fal,
  browser,
}) => {
  const tab = await browser.openTab()
  await tab.generate()
  await tab.until('queued')
  await tab.block('**/src/**')
  await fal.advance(queueMs + runMs)
  await tab.until('completed')
})

test('behavior: a job of an earlier visit is shown, and waits', async ({
  fal,
  browser,
}) => {
  const tab = await browser.openTab()
  await tab.generate()
  await tab.until('queued')
  await tab.block(work)
  await tab.reload()
  await tab.until('detached')
  const requestId = await tab.read<string>('state.job.requestId')
  await tab.block(null)
  await tab.read('void state.job.resume()')
  await tab.until('queued')
  await fal.advance(queueMs + runMs)
  await tab.until('completed')
  expect(await tab.read('state.job.requestId')).toBe(requestId)
  await eventually(async () => expect((await fal.read()).submits).toBe(1))
})
