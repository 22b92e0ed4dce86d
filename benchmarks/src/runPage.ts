import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { requireChromium } from '@falvideo/chromium'
import { build } from 'esbuild'
import { chromium } from 'playwright'
import type { PageOptions, PageReport } from '../pages/mount.tsx'

async function bundlePage(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [
      fileURLToPath(new URL(`../pages/${name}.tsx`, import.meta.url)),
    ],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    jsx: 'automatic',
    // React as users get it, with its profiler left in.
    alias: { 'react-dom/client': 'react-dom/profiling' },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}

/** Opens a page of `pages/` in Chromium, and waits for what it counts. */
export async function runPage(
  name: string,
  options: PageOptions,
): Promise<PageReport & { scriptMs: number }> {
  const script = await bundlePage(name)
  const page = `<!doctype html><body><script>globalThis.pageOptions = ${JSON.stringify(options)}</script><script type="module" src="/page.js"></script>`
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js'
    response.setHeader(
      'content-type',
      isScript ? 'text/javascript' : 'text/html',
    )
    response.end(isScript ? script : page)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const browser = await chromium.launch({
    executablePath: requireChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  })
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
