import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseReceipt } from '@falvideo/client'
import type { BrowserContext, Page } from 'playwright'
import { launchChromium } from '../src/launchChromium.ts'
import { openStorage } from './connect.ts'
import type { Told, World } from './World.ts'

export type TabCounts = {
  opened: number
  reloaded: number
  closed: number
  /** What no script of a page caught. */
  errors: string[]
}

// A profile is left for a new one before its storage is full of receipts.
const profileMs = 40_000
const patienceMs = 10_000
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Opens, reloads and closes tabs of one browser until it is over. What they
 * leave in localStorage lies beside the receipts of the other processes then.
 */
export async function openTabs(
  world: World,
  most: number,
  random: () => number,
  isOver: () => boolean,
): Promise<TabCounts> {
  const counts: TabCounts = {
    opened: 0,
    reloaded: 0,
    closed: 0,
    errors: [],
  }
  if (most === 0) return counts
  const browser = await launchChromium()
  try {
    while (!isOver()) {
      const context = await browser.newContext()
      await live(context, world, counts, most, random, isOver)
      await keepReceipts(context, world)
      await context.close()
    }
  } finally {
    await browser.close()
  }
  return counts
}

async function live(
  context: BrowserContext,
  world: World,
  counts: TabCounts,
  most: number,
  random: () => number,
  isOver: () => boolean,
): Promise<void> {
  const journal = join(world.folder, 'journals', 'pages.jsonl')
  context.setDefaultTimeout(patienceMs)
  context.on('weberror', (error) => {
    counts.errors.push(`a page failed: ${error.error().stack}`)
  })
  await context.exposeFunction('note', (told: Told) =>
    appendFileSync(journal, `${JSON.stringify(told)}\n`),
  )
  const address = new URL('/', world.handlerUrl).href
  const pick = (): Page | undefined => {
    const tabs = context.pages()
    return tabs[Math.floor(random() * tabs.length)]
  }
  // The handler may just be down. Then the tab shows nothing until a reload.
  const load = (going: Promise<unknown> | undefined) => going?.catch(() => {})
  const endMs = Date.now() + profileMs
  while (!isOver() && Date.now() < endMs) {
    const dice = random()
    if (context.pages().length < most && dice < 0.5) {
      const tab = await context.newPage()
      await load(tab.goto(address, { waitUntil: 'commit' }))
      counts.opened += 1
    } else if (dice < 0.75) {
      await load(pick()?.reload({ waitUntil: 'commit' }))
      counts.reloaded += 1
    } else {
      await pick()?.close()
      counts.closed += 1
    }
    await sleep(200 + random() * 1_500)
  }
  for (const tab of context.pages()) await tab.close()
}

/** A job's slot is named as its input is, so that is its name from here on. */
async function keepReceipts(
  context: BrowserContext,
  world: World,
): Promise<void> {
  const storage = openStorage(world)
  const { origins } = await context.storageState()
  for (const { name, value } of origins.flatMap((one) => one.localStorage)) {
    if (!name.startsWith('falvideo:')) continue
    const receipt = parseReceipt(value)
    await storage.set({
      ...receipt,
      intentId: receipt.label ?? receipt.intentId,
    })
  }
}
