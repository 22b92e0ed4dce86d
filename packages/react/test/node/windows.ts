// Windows whose tabs hide each other, as a user's do. Playwright tells every
// page it knows that it is visible; these it does not know.
import type { CDPSession } from 'playwright'
import type { BrowserCommand } from 'vitest/node'

type Command<Parameters extends unknown[]> = BrowserCommand<Parameters>

type Answer = { id: number; result?: unknown; error?: { message: string } }

type Window = { session: CDPSession; browserContextId: string }

/** Asks one page. */
type Send = (method: string, parameters?: object) => Promise<unknown>

const windows = new Map<string, Window>()
/** Lines to the pages, by view. */
const views = new Map<string, Send>()
let count = 0

function get<T>(map: Map<string, T>, id: string): T {
  const found = map.get(id)
  if (found === undefined) throw new Error(`There is no ${id}.`)
  return found
}

/** A window of its own: no storage, no cookies, no other tabs. */
const windowOpen: Command<[]> = async ({ page }) => {
  const session = await page.context().browser()?.newBrowserCDPSession()
  if (session === undefined) throw new Error('There is no browser.')
  const { browserContextId } = await session.send('Target.createBrowserContext')
  const id = `window ${++count}`
  windows.set(id, { session, browserContextId })
  return id
}

const windowClose: Command<[window: string]> = async (_context, window) => {
  const { session, browserContextId } = get(windows, window)
  await session.send('Target.disposeBrowserContext', { browserContextId })
  await session.detach()
  windows.delete(window)
}

/** Opens a tab in front of the others. */
const viewOpen: Command<[window: string, url: string, first: string]> = async (
  _context,
  name,
  url,
  first,
) => {
  const { session, browserContextId } = get(windows, name)
  const { targetId } = await session.send('Target.createTarget', {
    url: 'about:blank',
    browserContextId,
  })
  const send = await attach(session, targetId)
  await send('Page.enable')
  await send('Page.addScriptToEvaluateOnNewDocument', { source: first })
  await send('Page.navigate', { url })
  const id = `view ${++count}`
  views.set(id, send)
  return id
}

/**
 * Holds a tab's scripts at their next line, or lets them go on. Chromium's own
 * freezing, asked for this way, still lets messages of other tabs through.
 */
const viewSetFrozen: Command<[view: string, frozen: boolean]> = async (
  _context,
  view,
  frozen,
) => {
  const send = get(views, view)
  if (frozen) await send('Debugger.enable')
  await send(frozen ? 'Debugger.pause' : 'Debugger.disable')
}

/** Value of an expression in the page, or of what it promises. */
const viewEvaluate: Command<[view: string, expression: string]> = async (
  _context,
  view,
  expression,
) => {
  const answer = (await get(views, view)('Runtime.evaluate', {
    expression,
    returnByValue: true,
    awaitPromise: true,
  })) as { result: { value?: unknown }; exceptionDetails?: { text: string } }
  if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text)
  return answer.result.value
}

/**
 * A line to one page through that of the browser: Playwright's own lines are to
 * pages that it knows.
 */
async function attach(session: CDPSession, targetId: string): Promise<Send> {
  const { sessionId } = await session.send('Target.attachToTarget', {
    targetId,
    flatten: false,
  })
  const asked = new Map<number, (answer: Answer) => void>()
  session.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return
    const answer: Answer = JSON.parse(event.message)
    asked.get(answer.id)?.(answer)
    asked.delete(answer.id)
  })
  return (method, params = {}) =>
    new Promise((resolve, reject) => {
      const id = ++count
      asked.set(id, ({ result, error }) => {
        if (error === undefined) resolve(result)
        else reject(new Error(`${method}: ${error.message}`))
      })
      const message = JSON.stringify({ id, method, params })
      session
        .send('Target.sendMessageToTarget', { sessionId, message })
        .catch(reject)
    })
}

declare module 'vitest/browser' {
  interface BrowserCommands {
    windowOpen(): Promise<string>
    windowClose(window: string): Promise<void>
    viewOpen(window: string, url: string, first: string): Promise<string>
    viewSetFrozen(view: string, frozen: boolean): Promise<void>
    viewEvaluate(view: string, expression: string): Promise<unknown>
  }
}

export const windowCommands = {
  windowOpen,
  windowClose,
  viewOpen,
  viewSetFrozen,
  viewEvaluate,
}
