import type { Contender } from '../contenders/Contender.ts'
import { contenders } from '../contenders/contenders.ts'
import { falvideo, falvideoPolling } from '../contenders/falvideo.ts'
import { type Followed, followOneJob } from '../src/followOneJob.ts'
import { defineRow } from '../src/Row.ts'
import { startEmulator } from '../src/startEmulator.ts'
import { createRandom, median, quantile, round } from '../src/statistics.ts'
import { addRatio, type Cell, type Table } from '../src/table.ts'
import { toFalFetch } from '../src/toFalFetch.ts'

const lengthsS = [1, 10, 60, 300]
const jobsPerLength = 12
const socketJobs = 40

/** Jobs of about that length: the end must not fall on a multiple of a poll. */
async function follow(
  contender: Contender,
  lengthS: number,
  jobs: number,
): Promise<Followed[]> {
  const random = createRandom(lengthS)
  const followed: Followed[] = []
  for (let index = 0; index < jobs; index++) {
    const runMs = Math.round(lengthS * 1000 * (0.85 + 0.3 * random()))
    followed.push(await followOneJob(contender, runMs))
  }
  return followed
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const requestsOf = (followed: readonly Followed[]): number =>
  mean(followed.map(({ requests }) => requests))

async function measureVirtual() {
  const requests: Cell[][] = []
  const late: Cell[][] = []
  const lines = []
  for (const contender of contenders) {
    const perLength: Followed[][] = []
    for (const lengthS of lengthsS) {
      perLength.push(await follow(contender, lengthS, jobsPerLength))
    }
    const means = perLength.map(requestsOf)
    requests.push([contender.name, ...means.map((value) => round(value, 1))])
    const lateMs = perLength.map((list) => list.map(({ lateMs }) => lateMs))
    late.push([
      contender.name,
      ...lateMs.map((list) => `${round(median(list))} / ${Math.max(...list)}`),
    ])
    const points = lengthsS.map((lengthS, index): [number, number] => [
      lengthS,
      means[index] ?? 0,
    ])
    lines.push({ name: contender.name, points })
  }
  return { requests, late, lines }
}

/** The same over sockets and in real time: the delay one can feel. */
async function measureSockets(): Promise<{ rows: Cell[][]; tripMs: number }> {
  const emulator = await startEmulator({ runMs: 1_000, concurrency: 10_000 })
  const rows: Cell[][] = []
  try {
    const tripMs = await measureTrip(emulator.url)
    for (const contender of contenders) {
      const { generate } = contender.create(toFalFetch(emulator.url))
      const known = new Map<string, number>()
      const jobs = Array.from({ length: socketJobs }, async (_, index) => {
        await new Promise((resolve) => setTimeout(resolve, index * 47))
        const url = await generate(`${contender.name} ${index}`)
        known.set(url, Date.now())
      })
      await Promise.all(jobs)
      const ledger = await emulator.jobs()
      const ends = ledger
        .slice(-socketJobs)
        .map((job) => Date.parse(job.finishedAt ?? ''))
      // Every job runs equally long, so they end in the order they began.
      const times = [...known.values()].sort((a, b) => a - b)
      const late = times.map(
        (at, index) => at - (ends.sort((a, b) => a - b)[index] ?? at),
      )
      rows.push([
        contender.name,
        round(median(late)),
        round(quantile(late, 0.99)),
      ])
    }
    return { rows, tripMs }
  } finally {
    await emulator.stop()
  }
}

async function measureTrip(url: string): Promise<number> {
  const trips: number[] = []
  for (let index = 0; index < 100; index++) {
    const start = performance.now()
    await (await fetch(`${url}/_emulator/faults`)).text()
    trips.push(performance.now() - start)
  }
  return round(median(trips), 1) ?? 0
}

export default defineRow({
  title: 'Requests per finished job, and when the end is known',
  async run() {
    const { requests, late, lines } = await measureVirtual()
    const { rows, tripMs } = await measureSockets()
    const columns = ['', ...lengthsS.map((lengthS) => `${lengthS} s`)]
    const tables: Table[] = [
      { title: 'Requests per job, by its length', columns, rows: requests },
      {
        title: 'From the end at fal to the result, ms: median / longest',
        columns,
        rows: late,
      },
      addRatio(
        {
          title: `The same over sockets for jobs of 1 s; a round trip takes ${tripMs} ms`,
          columns: ['', 'median ms', 'p99 ms'],
          rows,
        },
        'median ms',
      ),
    ]
    return {
      tables,
      plots: [
        {
          file: 'requestsPerJob',
          title: 'Requests per finished job',
          xLabel: 'length of the job, s (both axes logarithmic)',
          yLabel: 'requests',
          lines,
        },
      ],
      notes: [
        `Submit, status and result count; the file itself does not. ${jobsPerLength} jobs per cell, each up to 15 % longer or shorter, under a clock that is moved from timer to timer.`,
        `Over sockets: ${socketJobs} jobs, one every 47 ms. The floor is one round trip, for the result.`,
      ],
    }
  },
  async count() {
    const counts: Record<string, number> = {}
    for (const contender of [falvideo, falvideoPolling]) {
      for (const lengthS of [10, 60, 300]) {
        const followed = await follow(contender, lengthS, 4)
        counts[`requests per job/${contender.name}, ${lengthS} s`] =
          requestsOf(followed)
      }
    }
    return counts
  },
})
