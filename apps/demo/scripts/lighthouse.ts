// Measures the built page with Lighthouse; fails below 95. Not a dependency,
// since everybody who starts the demo would wait for its installation.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { requireChromium } from '@falvideo/chromium'
import { startDemo } from '../e2e/startDemo.ts'

// The last line that runs on Node 20.
const version = '12.8.2'
const least = 95
const categories = ['performance', 'accessibility', 'best-practices']

type Report = {
  categories: Record<string, { title: string; score: number }>
  audits: Record<string, { displayValue?: string }>
}

const folder = await mkdtemp(join(tmpdir(), 'falvideo-lighthouse-'))
const demo = await startDemo()
let failed = false
try {
  for (const preset of ['mobile', 'desktop'] as const) {
    const file = join(folder, `${preset}.json`)
    await promisify(execFile)(
      'npx',
      [
        '--yes',
        `lighthouse@${version}`,
        demo.url,
        '--quiet',
        '--output=json',
        `--output-path=${file}`,
        `--only-categories=${categories.join(',')}`,
        '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
        ...(preset === 'desktop' ? ['--preset=desktop'] : []),
      ],
      { env: { ...process.env, CHROME_PATH: requireChromium() } },
    )
    const report: Report = JSON.parse(await readFile(file, 'utf8'))
    for (const { title, score } of Object.values(report.categories)) {
      const points = Math.round(score * 100)
      failed ||= points < least
      console.log(`${preset.padEnd(8)} ${title.padEnd(15)} ${points}`)
    }
    for (const name of [
      'first-contentful-paint',
      'largest-contentful-paint',
      'total-blocking-time',
      'cumulative-layout-shift',
    ]) {
      console.log(
        `${preset.padEnd(8)} ${name}: ${report.audits[name]?.displayValue}`,
      )
    }
    for (const [name, audit] of Object.entries(report.audits)) {
      const { score, title } = audit as { score?: number | null; title: string }
      if (score !== null && score !== undefined && score < 0.9) {
        console.log(`${preset.padEnd(8)}   ${name}: ${score} ${title}`)
      }
    }
  }
} finally {
  await demo.stop()
  await rm(folder, { recursive: true })
}
if (failed) process.exit(1)
