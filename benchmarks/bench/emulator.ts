import { createEmulator } from '@falvideo/emulator'
import { credentials, endpointId } from '../contenders/Contender.ts'
import { loadServer } from '../src/loadServer.ts'
import { defineRow } from '../src/Row.ts'
import { type SubmitAnswer, straight } from '../src/routesOf.ts'
import { startEmulator } from '../src/startEmulator.ts'
import { median, quantile, round } from '../src/statistics.ts'
import type { Cell } from '../src/table.ts'

const videos = [
  { resolution: '1080p', count: 4 },
  { resolution: '2160p', count: 2 },
]

/** Videos of six seconds, as many at once as the machine has cores. */
async function measureRenders(): Promise<Cell[][]> {
  const rows: Cell[][] = []
  for (const { resolution, count } of videos) {
    const emulator = createEmulator({ queueMs: 0, runMs: 0, crowd: 0 })
    const start = performance.now()
    for (let index = 0; index < count; index++) {
      await emulator.fetch(`https://queue.fal.run/${endpointId}`, {
        method: 'POST',
        headers: { authorization: `Key ${credentials}` },
        body: JSON.stringify({ prompt: `sea ${index}`, resolution }),
      })
    }
    const isOver = () =>
      emulator.ledger.jobs.every(({ finishedAt }) => finishedAt !== null)
    while (!isOver()) await new Promise((resolve) => setTimeout(resolve, 20))
    const minutes = (performance.now() - start) / 60_000
    const rendered = emulator.ledger.jobs.filter(
      ({ status }) => status === 'COMPLETED',
    ).length
    rows.push([`6 s, ${resolution}`, rendered, round(rendered / minutes, 1)])
    await emulator.close()
  }
  return rows
}

async function measureRequests(): Promise<Cell[][]> {
  const emulator = await startEmulator({ runMs: 3_600_000 })
  try {
    const road = straight(emulator.url)
    const target = road.submit('a harbour')
    const { url, method, headers, body = null } = target
    const response = await fetch(url, { method, headers, body })
    const answer = (await response.json()) as SubmitAnswer
    const rows: Cell[][] = []
    for (const [name, what] of [
      ['status', road.read(answer, 'status')],
      [`submit ${endpointId}`, target],
    ] as const) {
      await loadServer(what, { requests: 500, width: 4 })
      const one = await loadServer(what, { requests: 1_000, width: 1 })
      const many = await loadServer(what, { requests: 2_000, width: 16 })
      rows.push([
        name,
        round(median(one.tookMs), 2),
        round(quantile(one.tookMs, 0.99), 2),
        round(many.perSecond),
      ])
    }
    return rows
  } finally {
    await emulator.stop()
  }
}

export default defineRow({
  title: 'The emulator',
  async run() {
    return {
      tables: [
        {
          title: 'Real videos, encoded',
          columns: ['', 'rendered', 'videos per minute'],
          rows: await measureRenders(),
        },
        {
          title: 'Requests over a socket',
          columns: ['', 'p50 ms', 'p99 ms', 'requests/s'],
          rows: await measureRequests(),
        },
      ],
      notes: [
        'There is no peer: nobody else has a fal that runs offline. As many renders at once as the machine has cores; latency with one request at a time, rate with sixteen.',
      ],
    }
  },
})
