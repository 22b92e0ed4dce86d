// Tells what a command gets from Playwright.
import type {} from '@vitest/browser-playwright'
import type { BrowserContext, Page } from 'playwright'
import type { BrowserCommand } from 'vitest/node'

type Command<Parameters extends unknown[]> = BrowserCommand<Parameters>

const browsers = new Map<string, BrowserContext>()
const tabs = new Map<string, Page>()
let count = 0

function get<T>(map: Map<string, T>, id: string): T {
  const found = map.get(id)
  if (found === undefined) throw new Error(`There is no ${id}.`)
  return found
}

/** A browser of its own: no storage, no cookies, no other tabs. */
const browserOpen: Command<[]> = async ({ page }) => {
  const browser = page.context().browser()
  if (browser === null) throw new Error('There is no browser.')
  const id = `browser ${++count}`
  browsers.set(id, await browser.newContext())
  return id
}

const browserClose: Command<[browser: string]> = async (_context, browser) => {
  await get(browsers, browser).close()
  browsers.delete(browser)
}

const browserSetOffline: Command<[browser: string, offline: boolean]> = (
  _context,
  browser,
  offline,
) => get(browsers, browser).setOffline(offline)

const tabOpen: Command<[browser: string, url: string, first: string]> = async (
  _context,
  browser,
  url,
  first,
) => {
  const page = await get(browsers, browser).newPage()
  const id = `tab ${++count}`
  tabs.set(id, page)
  if (first !== '') await page.addInitScript(first)
  await page.goto(url)
  return id
}

const tabReload: Command<[tab: string]> = async (_context, tab) => {
  await get(tabs, tab).reload()
}

const tabGoTo: Command<[tab: string, url: string]> = async (
  _context,
  tab,
  url,
) => {
  await get(tabs, tab).goto(url)
}

const tabClose: Command<[tab: string]> = async (_context, tab) => {
  await get(tabs, tab).close()
  tabs.delete(tab)
}

/** Value of an expression in the page. */
const tabEvaluate: Command<[tab: string, expression: string]> = (
  _context,
  tab,
  expression,
) => get(tabs, tab).evaluate(expression)

/** Waits until an expression is true in the page. */
const tabWait: Command<[tab: string, expression: string]> = async (
  _context,
  tab,
  expression,
) => {
  await get(tabs, tab).waitForFunction(expression, undefined, {
    timeout: 10_000,
    polling: 20,
  })
}

/** Lets every request fail whose address matches, or none. */
const tabBlock: Command<[tab: string, address: string | null]> = async (
  _context,
  tab,
  address,
) => {
  const page = get(tabs, tab)
  await page.unrouteAll()
  if (address !== null) await page.route(address, (route) => route.abort())
}

declare module 'vitest/browser' {
  interface BrowserCommands {
    browserOpen(): Promise<string>
    browserClose(browser: string): Promise<void>
    browserSetOffline(browser: string, offline: boolean): Promise<void>
    tabOpen(browser: string, url: string, first: string): Promise<string>
    tabReload(tab: string): Promise<void>
    tabGoTo(tab: string, url: string): Promise<void>
    tabClose(tab: string): Promise<void>
    tabEvaluate(tab: string, expression: string): Promise<unknown>
    tabWait(tab: string, expression: string): Promise<void>
    tabBlock(tab: string, address: string | null): Promise<void>
  }
}

export const pageCommands = {
  browserOpen,
  browserClose,
  browserSetOffline,
  tabOpen,
  tabReload,
  tabGoTo,
  tabClose,
  tabEvaluate,
  tabWait,
  tabBlock,
}
