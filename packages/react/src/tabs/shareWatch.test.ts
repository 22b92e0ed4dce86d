import { expect, test, vi } from 'vitest'
import { createTabs, noTabs, type Tabs } from './createTabs.ts'
import { shareWatch } from './shareWatch.ts'

type Patience = { askMs: number; stealMs: number }

/** One tab that follows a count up to 3; the watching one is moved by hand. */
function openTab(name: string, tabs: Tabs = createTabs(), patience?: Patience) {
  const closing = new AbortController()
  const tab = {
    count: 0,
    leads: 0,
    close: () => closing.abort(),
    /** Moves the count on, if this tab watches. */
    step: undefined as (() => void) | undefined,
    done: Promise.resolve(),
  }
  tab.done = shareWatch<number, number>({
    name,
    tabs,
    signal: closing.signal,
    ...(patience && { patience }),
    lead: (signal, emit) =>
      new Promise<void>((resolve) => {
        tab.leads += 1
        const stop = () => {
          tab.step = undefined
          resolve()
        }
        tab.step = () => {
          tab.count += 1
          emit(tab.count)
          if (tab.count === 3) stop()
        }
        if (signal.aborted) stop()
        signal.addEventListener('abort', stop)
      }),
    getSnapshot: () => tab.count,
    onSnapshot: (count) => {
      tab.count = count
    },
    onChange: (count) => {
      tab.count = count
    },
    isOver: () => tab.count === 3,
  })
  return tab
}

const freshName = () => crypto.randomUUID()

test('default: one tab watches, the other follows', async () => {
  const name = freshName()
  const first = openTab(name)
  await vi.waitUntil(() => first.step)
  first.step?.()
  const second = openTab(name)
  await vi.waitUntil(() => second.count === 1)
  first.step?.()
  first.step?.()
  await Promise.all([first.done, second.done])
  expect([first.count, second.count]).toEqual([3, 3])
  expect(first.leads).toBe(1)
})

test('behavior: the other tab takes over when the watching one closes', async () => {
  const name = freshName()
  const first = openTab(name)
  await vi.waitUntil(() => first.step)
  const second = openTab(name)
  first.step?.()
  await vi.waitUntil(() => second.count === 1)
  expect(second.leads).toBe(0)
  first.close()
  await vi.waitUntil(() => second.step)
  second.step?.()
  second.step?.()
  await Promise.all([first.done, second.done])
  expect([first.count, second.count]).toEqual([1, 3])
})

test('behavior: a hidden tab hands over to a visible one', async () => {
  const name = freshName()
  let hidden = false
  const first = openTab(name, { ...createTabs(), isHidden: () => hidden })
  await vi.waitUntil(() => first.step)
  hidden = true
  const second = openTab(name)
  await vi.waitUntil(() => second.step)
  expect(first.step).toBeUndefined()
  second.step?.()
  await vi.waitUntil(() => first.count === 1)
  first.close()
  second.close()
})

test('behavior: a hidden tab keeps watching when no other is there', async () => {
  const name = freshName()
  const tab = openTab(name, { ...createTabs(), isHidden: () => true })
  await vi.waitUntil(() => tab.step)
  tab.close()
  await tab.done
})

test('behavior: a frozen tab loses the watch', async () => {
  const name = freshName()
  const platform = createTabs()
  const frozen = openTab(name, {
    ...platform,
    // A tab that holds the lock and neither hears nor says anything.
    open: () => ({ post: () => {}, listen: () => {}, close: () => {} }),
  })
  await vi.waitUntil(() => frozen.step)
  const second = openTab(name, platform, { askMs: 20, stealMs: 20 })
  await vi.waitUntil(() => second.step)
  expect(frozen.step).toBeUndefined()
  frozen.close()
  second.close()
})

test('behavior: tabs that cannot coordinate watch by themselves', async () => {
  const name = freshName()
  const first = openTab(name, noTabs)
  const second = openTab(name, noTabs)
  await vi.waitUntil(() => first.step && second.step)
  first.close()
  second.close()
  await Promise.all([first.done, second.done])
})
