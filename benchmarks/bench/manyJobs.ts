import { byHand } from '../contenders/byHand.ts'
import { falClient, falClientStreaming } from '../contenders/falClient.ts'
import { falvideo, falvideoStreaming } from '../contenders/falvideo.ts'
import { tanstackAi } from '../contenders/tanstackAi.ts'
import { defineRow } from '../src/Row.ts'
import { startEmulator } from '../src/startEmulator.ts'
import { startProcess } from '../src/startProcess.ts'
import { median, quantile, round } from '../src/statistics.ts'
import { addRatio, type Table } from '../src/table.ts'

const script = new URL('../src/manyJobsProcess.ts', import.meta.url)
const contenders = [
  { file: 'falvideo', ...falvideo },
  { file: 'falvideo', ...falvideoStreaming },
  { file: 'falClient', ...falClient },
  { file: 'falClient', ...falClientStreaming },
  { file: 'tanstackAi', ...tanstackAi },
  { file: 'byHand', ...byHand },
]
const sizes = [1, 100, 1_000, 5_000]
// What one core can submit and follow; faster, and the table shows a machine
// that is full.
const perSecond = 250
// The last of them begins four seconds before the first has ended.
const runMsOf = (jobs: number) => 4_000 + (jobs * 1000) / perSecond
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
  const runMs = runMsOf(jobs)
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

type Found = Awaited<ReturnType<typeof follow>>
type Followed = { name: string; perSize: Found[] }

function tableOf(size: number, index: number, followed: Followed[]): Table {
  const table = {
    title: `${size.toLocaleString('en-US')} ${size === 1 ? 'job' : 'jobs'} of ${round(runMsOf(size) / 1000)} s`,
    columns: [
      '',
      'CPU s',
      'peak MB',
      'peak sockets',
      'requests per job',
      'late, median ms',
      'late, p99 ms',
      'lost',
    ],
    rows: followed.flatMap(({ name, perSize }) => {
      const found = perSize[index]
      if (!found) return []
      const { cpuS, memoryMb, sockets, requests, late, lost } = found
      return [
        [
          name,
          round(cpuS, 2),
          round(memoryMb),
          sockets,
          round(requests / size, 1),
          round(median(late)),
          round(quantile(late, 0.99)),
          lost,
        ],
      ]
    }),
  }
  return addRatio(table, 'CPU s')
}

/** What each job beyond the first takes; flat where the cost grows in step. */
function tableOfGrowth(followed: Followed[]): Table {
  const [, ...more] = sizes
  return {
    title: 'CPU ms for each job beyond the first',
    columns: [
      '',
      ...more.map((size) => `${size.toLocaleString('en-US')} jobs`),
    ],
    rows: followed.map(({ name, perSize: [first, ...rest] }) => [
      name,
      ...rest.map(({ cpuS }, index) => {
        const added = (cpuS - (first?.cpuS ?? 0)) * 1000
        return round(added / ((more[index] ?? 0) - 1), 1)
      }),
    ]),
  }
}

export default defineRow({
  title: 'Many jobs followed at once by one process',
  async run() {
    const followed: Followed[] = []
    for (const { file, name } of contenders) {
      const perSize: Found[] = []
      for (const size of sizes) perSize.push(await follow(file, name, size))
      followed.push({ name, perSize })
    }
    return {
      tables: [
        ...sizes.map((size, index) => tableOf(size, index, followed)),
        tableOfGrowth(followed),
      ],
      plots: [
        {
          file: 'manyJobs',
          title: 'CPU seconds of one process that follows many jobs',
          xLabel: 'jobs at once (both axes logarithmic)',
          yLabel: 'CPU seconds',
          lines: followed.map(({ name, perSize }) => ({
            name,
            points: perSize.map(({ cpuS }, index): [number, number] => [
              sizes[index] ?? 0,
              cpuS,
            ]),
          })),
        },
      ],
      notes: [
        `Begun at ${perSecond} a second, so that for four seconds all are followed: the more jobs, the longer each. A process per cell, which starts Node and loads its client (about half a CPU second); the emulator is another process on the same machine. By default ours streams a thousand jobs and polls the others. "Late" is from the end at fal to the result in the caller’s hands, and grows for all when the machine is full. "Lost" are jobs without a video a minute after all have ended.`,
      ],
    }
  },
})
