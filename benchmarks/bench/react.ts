import { defineRow } from '../src/Row.ts'
import { runPage } from '../src/runPage.ts'
import { median, round } from '../src/statistics.ts'
import { addRatio, type Cell, type Table } from '../src/table.ts'

const pages = [
  { name: 'falvideo', page: 'falvideo', hasLogs: true },
  { name: '@fal-ai/client and useState', page: 'falClient', hasLogs: true },
  { name: '@tanstack/ai-react', page: 'tanstackAi', hasLogs: false },
]

const one = { jobs: 1, updates: 200, logLines: 500, everyMs: 4 }
const many = { jobs: 100, updates: 20, logLines: 50, everyMs: 50 }
const runs = 3

async function measure(
  title: string,
  script: typeof one,
  showLogs = false,
): Promise<Table> {
  const rows: Cell[][] = []
  for (const { name, page, hasLogs } of pages) {
    if (showLogs && !hasLogs) {
      rows.push([name, 'has no logs', null, null, null])
      continue
    }
    const reports = []
    for (let run = 0; run < runs; run++) {
      reports.push(await runPage(page, { ...script, showLogs }))
    }
    rows.push([
      name,
      median(reports.map(({ renders }) => renders)),
      median(reports.map(({ commits }) => commits)),
      round(median(reports.map(({ renderMs }) => renderMs)), 1),
      round(median(reports.map(({ scriptMs }) => scriptMs))),
    ])
  }
  const columns = ['', 'renders', 'commits', 'ms in React', 'ms of script']
  return addRatio({ title, columns, rows }, 'ms of script')
}

export default defineRow({
  title: 'React: renders of a job that tells much',
  async run() {
    return {
      tables: [
        await measure(
          '200 updates and 500 log lines; phase and place are shown',
          one,
        ),
        await measure('The same, and every log line is shown', one, true),
        await measure('100 jobs on one page, 20 updates each', many),
      ],
      notes: [
        `Chromium, React’s production build with its profiler, medians of ${runs}. The same scripted answers for all, without a network; renders of the job’s component are counted, the time is React’s own, and that of all script of the page. @tanstack/ai-react is given progress and no place in the queue, and no logs.`,
      ],
    }
  },
  async count() {
    const few = { ...one, everyMs: 10 }
    const quiet = await runPage('falvideo', { ...few, showLogs: false })
    const logs = await runPage('falvideo', { ...few, showLogs: true })
    const page = await runPage('falvideo', { ...many, showLogs: false })
    return {
      'renders/200 updates, phase and place shown': quiet.renders,
      'renders/200 updates, logs shown': logs.renders,
      'renders/100 jobs of 20 updates': page.renders,
      'commits/100 jobs of 20 updates': page.commits,
    }
  },
})
