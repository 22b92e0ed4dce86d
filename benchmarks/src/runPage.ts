import { createServer } from 'node:http'
import type { PageOptions, PageReport } from '../pages/mount.tsx'
import { bundlePage } from './bundlePage.ts'
import { launchChromium } from './launchChromium.ts'

/** Opens a page of `pages/` in Chromium, and waits for what it counts. */
export async function runPage(
  name: string,
  options: PageOptions,
): Promise<PageReport & { scriptMs: number }> {
  const page = await bundlePage(
    `pages/${name}.tsx`,
    `<script>globalThis.pageOptions = ${JSON.stringify(options)}</script>`,
  )
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(page)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const browser = await launchChromium()
  try {
    const tab = await browser.newPage()
    const session = await tab.context().newCDPSession(tab)
    await session.send('Performance.enable')
    const failed = new Promise<never>((_, reject) =>
      tab.once('pageerror', reject),
    )
    const report = (async () => {
      await tab.goto(`http://127.0.0.1:${port}/`)
      return await tab.evaluate(() => globalThis.pageReport)
    })()
    const found = await Promise.race([report, failed])
    const { metrics } = await session.send('Performance.getMetrics')
    const script = metrics.find((metric) => metric.name === 'ScriptDuration')
    return { ...found, scriptMs: (script?.value ?? Number.NaN) * 1000 }
  } finally {
    await browser.close()
    server.close()
  }
}
