import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { baseUrl, input, reset, routes } from './emulator.ts'
import type { Page } from './page.ts'

type Tab = Window & { page?: Page }

const tabs: Tab[] = []

/** The page in a tab, once it is loaded. */
async function loaded(tab: Tab): Promise<Page> {
  return vi.waitFor(
    () => {
      if (tab.page === undefined) throw new Error('The tab is still loading.')
      return tab.page
    },
    { timeout: 20_000 },
  )
}

async function openTab(storage: string): Promise<Tab> {
  const url = new URL('/test/browser/page.html', location.origin)
  url.searchParams.set('baseUrl', baseUrl)
  url.searchParams.set('storage', storage)
  const tab: Tab | null = window.open(url)
  if (tab === null) throw new Error('The browser opened no tab.')
  tabs.push(tab)
  await loaded(tab)
  return tab
}

beforeEach(reset)
afterEach(() => {
  for (const tab of tabs.splice(0)) tab.close()
})

describe.each(['localStorage', 'IndexedDB'])('%s', (storage) => {
  test('behavior: a reload finds the job again', async () => {
    const tab = await openTab(storage)
    const intentId = `reload ${storage}`
    const requestId = await (await loaded(tab)).submit(intentId, input)
    delete tab.page
    tab.location.reload()
    const page = await loaded(tab)
    expect(await page.resume(intentId)).toBe(`${requestId} completed`)
    const submits = (await routes()).filter((route) => route === 'submit')
    expect(submits).toHaveLength(1)
  })

  test('behavior: one intent in two tabs is one job', async () => {
    const pages = await Promise.all([openTab(storage), openTab(storage)])
    const ids = await Promise.all(
      pages.map(async (tab) => {
        const page = await loaded(tab)
        return page.submit(`both ${storage}`, input)
      }),
    )
    expect(new Set(ids).size).toBe(1)
    const submits = (await routes()).filter((route) => route === 'submit')
    expect(submits).toHaveLength(1)
  })
})
