import { describe, expect } from 'vitest'
import { eventually } from './eventually.ts'
import { type Fal, queueMs, runMs, test } from './test.ts'

async function expectOneJob(fal: Fal, spentUsd = '0.36') {
  await eventually(async () =>
    expect(await fal.read()).toMatchObject({ submits: 1, spentUsd }),
  )
}

test('default: the whole life of a job', async ({ fal, browser }) => {
  const tab = await browser.openTab()
  await tab.generate({ file: true })
  await tab.until('queued')
  await fal.advance(queueMs)
  await tab.until('running')
  await fal.advance(runMs)
  await tab.until('completed')
  const phases = await tab.read<string[]>('state.phases')
  expect(phases.filter((phase) => phase !== 'fetching')).toEqual([
    'idle',
    'uploading',
    'submitting',
    'queued',
    'running',
    'completed',
  ])
  expect(await tab.read('state.announced')).toBe(1)
  await expectOneJob(fal)
})

describe('reload', () => {
  test('behavior: while uploading nothing was bought', async ({
    fal,
    browser,
  }) => {
    await fal.addFault({ route: 'upload', kind: 'hang' })
    const tab = await browser.openTab()
    await tab.generate({ file: true })
    await tab.until('uploading')
    await tab.reload()
    await tab.until('idle')
    expect((await fal.read()).submits).toBe(0)
  })

  test('behavior: while submitting the outcome is unknown', async ({
    fal,
    browser,
  }) => {
    await fal.addLineFault({
      method: 'POST',
      path: 'image-to-video',
      kind: 'hang',
      times: 1,
    })
    const tab = await browser.openTab()
    await tab.generate()
    await eventually(async () =>
      expect((await fal.read()).calls.join()).toContain('POST'),
    )
    await tab.reload()
    await tab.until('unknown')
    expect(await tab.read('state.job.error.mayStillBill')).toBe(true)
    const { calls } = await fal.read()
    expect(calls.filter((call) => call.startsWith('POST'))).toHaveLength(1)
  })

  test('behavior: while queued', async ({ fal, browser }) => {
    const tab = await browser.openTab()
    await tab.generate()
    await tab.until('queued')
    await tab.reload()
    await tab.until('queued')
    await fal.advance(queueMs + runMs)
    await tab.until('completed')
    await expectOneJob(fal)
  })

  test('behavior: while running', async ({ fal, browser }) => {
    const tab = await browser.openTab()
    await tab.generate()
    await tab.until('queued')
    await fal.advance(queueMs)
    await tab.until('running')
    await tab.reload()
    await tab.until('running')
    await fal.advance(runMs)
    await tab.until('completed')
    await expectOneJob(fal)
  })

  test('behavior: while fetching', async ({ fal, browser }) => {
    await fal.addFault({ route: 'result', kind: 'hang' })
    const tab = await browser.openTab()
    await tab.generate()
    await tab.until('queued')
    await fal.advance(queueMs + runMs)
    await tab.until('fetching')
    await tab.reload()
    await tab.until('completed')
    await expectOneJob(fal)
  })

  test('behavior: after the ending nothing is asked', async ({
    fal,
    browser,
  }) => {
    const tab = await browser.openTab()
    await tab.generate()
    await tab.until('queued')
    await fal.advance(queueMs + runMs)
    await tab.until('completed')
    const { calls } = await fal.read()
    await tab.reload()
    await tab.until('completed')
    expect((await fal.read()).calls).toEqual(calls)
    expect(await tab.read('state.announced')).toBe(0)
    expect(await tab.read('state.job.video.url')).toMatch(/\.mp4$/)
  })

  test('behavior: an ending that nobody saw is told after', async ({
    fal,
    browser,
  }) => {
    const tab = await browser.openTab()
    await tab.generate()
    await tab.until('queued')
    await tab.leave()
    await fal.advance(queueMs + runMs)
    await tab.comeBack()
    await tab.until('completed')
    expect(await tab.read('state.announced')).toBe(1)
    await expectOneJob(fal)
  })
})

describe('two tabs', () => {
  test('behavior: one watches, both show, one tells', async ({
    fal,
    browser,
  }) => {
    const first = await browser.openTab()
    const second = await browser.openTab()
    await first.generate()
    await first.until('queued')
    await second.until('queued')
    await fal.advance(queueMs)
    await Promise.all([first.until('running'), second.until('running')])
    await fal.advance(runMs)
    await Promise.all([first.until('completed'), second.until('completed')])
    const announced = await Promise.all([
      first.read<number>('state.announced'),
      second.read<number>('state.announced'),
    ])
    expect(announced.toSorted()).toEqual([0, 1])
    const { routes } = await fal.read()
    expect(routes.filter((route) => route === 'result')).toHaveLength(1)
    await expectOneJob(fal)
  })

  test('behavior: the other goes on when one closes', async ({
    fal,
    browser,
  }) => {
    const first = await browser.openTab()
    const second = await browser.openTab()
    await first.generate()
    await second.until('queued')
    await first.close()
    await fal.advance(queueMs)
    await second.until('running')
    await fal.advance(runMs)
    await second.until('completed')
    expect(await second.read('state.announced')).toBe(1)
    await expectOneJob(fal)
  })

  test('behavior: reset reaches the other', async ({ fal, browser }) => {
    const first = await browser.openTab()
    const second = await browser.openTab()
    await first.generate()
    await second.until('queued')
    await first.read('void state.job.reset()')
    await Promise.all([first.until('idle'), second.until('idle')])
    expect((await fal.read()).submits).toBe(1)
  })
})

describe('offline', () => {
  test('behavior: goes on when the line is back', async ({ fal, browser }) => {
    const tab = await browser.openTab()
    await tab.generate()
    await tab.until('queued')
    await browser.setOffline(true)
    await fal.advance(queueMs + runMs)
    expect(await tab.read('state.job.phase')).not.toBe('completed')
    await browser.setOffline(false)
    await tab.until('completed')
    await expectOneJob(fal)
  })

  test('behavior: nothing is sent', async ({ fal, browser }) => {
    const tab = await browser.openTab()
    await browser.setOffline(true)
    await tab.generate()
    await tab.until('failed')
    expect(await tab.read('state.job.error.mayStillBill')).toBe(false)
    await browser.setOffline(false)
    await tab.generate()
    await tab.until('queued')
    expect((await fal.read()).submits).toBe(1)
  })
})

describe('storage', () => {
  const run = async (
    fal: Fal,
    tab: Awaited<ReturnType<typeof openBroken>>,
  ): Promise<void> => {
    await tab.generate()
    await tab.until('queued')
    await fal.advance(queueMs + runMs)
    await tab.until('completed')
    expect(await tab.read('state.storageErrors')).toBeGreaterThan(0)
    await expectOneJob(fal)
    await tab.reload()
    await tab.until('idle')
  }
  const openBroken = (
    browser: { openTab(first: string): Promise<import('./tabs.ts').Tab> },
    script: string,
  ) => browser.openTab(script)

  test('behavior: forbidden', async ({ fal, browser }) => {
    const tab = await openBroken(
      browser,
      `Object.defineProperty(globalThis, 'localStorage', {
         get() { throw new DOMException('Access is denied', 'SecurityError') },
       })`,
    )
    await run(fal, tab)
  })

  test('behavior: full', async ({ fal, browser }) => {
    const tab = await openBroken(
      browser,
      `Storage.prototype.setItem = () => {
         throw new DOMException('Full', 'QuotaExceededError')
       }`,
    )
    await run(fal, tab)
  })
})
