import { hearEnds } from '../src/hearEnds.ts'
import { loadServer } from '../src/loadServer.ts'
import { defineRow } from '../src/Row.ts'
import { readStatuses } from '../src/readStatuses.ts'
import { submit } from '../src/routesOf.ts'
import { startEmulator } from '../src/startEmulator.ts'
import { startProcess } from '../src/startProcess.ts'
import { median, quantile, ratio, round } from '../src/statistics.ts'
import type { Cell } from '../src/table.ts'
import { withRoads } from '../src/withRoads.ts'

const upstreamScript = new URL('../src/upstreamProcess.ts', import.meta.url)
const streamedJobs = 30

async function measureLoad(): Promise<{ reads: Cell[][]; submits: Cell[][] }> {
  const upstream = await startProcess(upstreamScript)
  try {
    return await withRoads(upstream.line, async (roads) => {
      const reads: Cell[][] = []
      const submits: Cell[][] = []
      for (const road of roads) {
        const status = road.read(await submit(road, 'a harbour'), 'status')
        reads.push([road.name, ...(await load(status, 1_500))])
        submits.push([road.name, ...(await load(road.submit('sea'), 600))])
      }
      return { reads: addRatios(reads), submits: addRatios(submits) }
    })
  } finally {
    await upstream.stop()
  }
}

async function load(
  target: Parameters<typeof loadServer>[0],
  requests: number,
) {
  // What is compiled on the way belongs to nobody.
  await loadServer(target, { requests: requests / 2, width: 4 })
  const { tookMs } = await loadServer(target, { requests, width: 1 })
  const { perSecond } = await loadServer(target, { requests, width: 16 })
  return [
    round(median(tookMs), 2),
    round(quantile(tookMs, 0.99), 2),
    round(perSecond),
  ]
}

/** What a road adds to the straight one, and ours to fal's. */
function addRatios(rows: Cell[][]): Cell[][] {
  const number = (cell: Cell | undefined) => Number(cell ?? Number.NaN)
  const [floor] = rows
  const fals = number(rows[2]?.[1]) - number(floor?.[1])
  return rows.map((row) => {
    const added = number(row[1]) - number(floor?.[1])
    return [...row, round(added, 2), row === floor ? null : ratio(added, fals)]
  })
}

/** One emulator, asked along each of the roads. */
async function measureAnswers() {
  const emulator = await startEmulator({ runMs: 1_000, concurrency: 1_000 })
  const streams: Cell[][] = []
  const statuses: Cell[][] = []
  try {
    await withRoads(emulator.url, async (roads) => {
      for (const road of roads) {
        const late = await hearEnds(road, emulator, streamedJobs)
        streams.push([
          road.name,
          round(median(late)),
          round(quantile(late, 0.99)),
          `${late.length} of ${streamedJobs}`,
        ])
        const found = await readStatuses(road, emulator)
        const { inProgress, gatewayError, refusedPrompt } = found
        statuses.push([road.name, inProgress, gatewayError, refusedPrompt])
      }
    })
    return { streams, statuses }
  } finally {
    await emulator.stop()
  }
}

export default defineRow({
  title: 'The handler beside fal’s proxy',
  async run() {
    const { reads, submits } = await measureLoad()
    const { streams, statuses } = await measureAnswers()
    const columns = [
      '',
      'p50 ms',
      'p99 ms',
      'requests/s',
      'added, p50 ms',
      'added, to fal’s proxy',
    ]
    return {
      tables: [
        { title: 'Reading a status', columns, rows: reads },
        { title: 'Submitting', columns, rows: submits },
        {
          title: 'From the end at fal to the event in the stream',
          columns: ['', 'median ms', 'p99 ms', 'heard'],
          rows: streams,
        },
        {
          title: 'HTTP status that the caller sees',
          columns: [
            '',
            'job in progress',
            'gateway of fal fails',
            'prompt was refused',
          ],
          rows: statuses,
        },
      ],
      notes: [
        'Latency with one request at a time, rate with sixteen, each in a process of its own before an upstream that answers always the same. Ours checks route, owner, rate limit, job token and answer of every read, and input, price, budget and intent of every submit; fal’s proxy, with its defaults, passes on.',
        'In Node, fal’s proxy for Express 1.2.1 writes every body as a stream and never sets the status: a failure arrives as 200.',
      ],
    }
  },
})
