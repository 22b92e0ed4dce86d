import { fileURLToPath } from 'node:url'
import { byHand } from '../contenders/byHand.ts'
import { falClient, falClientStreaming } from '../contenders/falClient.ts'
import { falvideo } from '../contenders/falvideo.ts'
import type { Line } from '../src/plot.ts'
import { defineRow } from '../src/Row.ts'
import { startEmulator } from '../src/startEmulator.ts'
import { startProcess } from '../src/startProcess.ts'
import { median, quantile, round } from '../src/statistics.ts'
import type { Cell } from '../src/table.ts'

const script = fileURLToPath(
  new URL('../src/manyJobsProcess.ts', import.meta.url),
)
const contenders = [
  { file: 'falvideo', ...falvideo },
  { file: 'falClient', ...falClient },
  { file: 'falClient', ...falClientStreaming },
  { file: 'byHand', ...byHand },
]
const sizes = [1, 100, 1_000, 5_000]
const runMs = 20_000
const perSecond = 500
// Whoever does not know of an ending by then has lost it.
const graceMs = 60_000

type Report = {
  cpuS: number
  memoryMb: number
  sockets: number
  requests: number
  failed: number
  knownAt: number[]
}

async function follow(file: string, name: string, jobs: number) {
  const emulator = await startEmulator({ runMs, concurrency: 100_000 })
  const limitMs = runMs + (jobs * 1000) / perSecond + graceMs
  const options = { file, name, url: emulator.url, jobs, perSecond, limitMs }
  try {
    const { line, stop } = await startProcess(script, [JSON.stringify(options)])
    await stop()
    const report: Report = JSON.parse(line)
    const ends = (await emulator.jobs())
      .map(({ finishedAt }) => Date.parse(finishedAt ?? ''))
      .sort((a, b) => a - b)
    // All run equally long, so they end in the order in which they began.
    const late = report.knownAt
      .sort((a, b) => a - b)
      .map((at, index) => at - (ends[index] ?? Number.NaN))
    return { ...report, late, lost: jobs - report.knownAt.length }
  } finally {
    await emulator.stop()
  }
}

export default defineRow({
  title: 'Many jobs followed at once by one process',
  async run() {
    const rows: Cell[][] = []
    const lines: Line[] = []
    for (const { file, name } of contenders) {
      const points: Line['points'] = []
      for (const jobs of sizes) {
        const found = await follow(file, name, jobs)
        points.push([jobs, found.cpuS])
        rows.push([
          name,
          jobs,
          round(found.cpuS, 1),
          round(found.memoryMb),
          found.sockets,
          round(found.requests / jobs, 1),
          round(median(found.late)),
          round(quantile(found.late, 0.99)),
          found.lost,
        ])
      }
      lines.push({ name, points })
    }
    return {
      tables: [
        {
          title: `Jobs of ${runMs / 1000} s, begun at ${perSecond} a second`,
          columns: [
            '',
            'jobs',
            'CPU s',
            'peak MB',
            'peak sockets',
            'requests per job',
            'late, median ms',
            'late, p99 ms',
            'lost',
          ],
          rows,
        },
      ],
      plots: [
        {
          file: 'manyJobs',
          title: 'CPU seconds of one process, by jobs followed at once',
          xLabel: 'jobs',
          yLabel: 'CPU seconds',
          scale: 'logarithmic',
          lines,
        },
      ],
      notes: [
        'A process per line, which starts Node and loads its client (about half a CPU second); the emulator is another process on the same machine. "Late" is from the end at fal to the result in the caller’s hands. "Lost" are jobs without a video a minute after all have ended.',
      ],
    }
  },
})
