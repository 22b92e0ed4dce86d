import type { JobRecord } from '../jobs/jobBook.ts'

const columns: readonly [string, (record: JobRecord) => unknown][] = [
  ['created_at', ({ createdAt }) => new Date(createdAt).toISOString()],
  ['endpoint', ({ endpointId }) => endpointId],
  ['phase', ({ ending }) => ending?.phase ?? 'running'],
  ['prompt', ({ input }) => input.prompt],
  ['duration', ({ input }) => input.duration],
  ['resolution', ({ input }) => input.resolution],
  ['fps', ({ input }) => input.fps],
  ['generate_audio', ({ input }) => input.generate_audio],
  ['estimate_usd', ({ estimateUsd }) => estimateUsd],
  ['billed_usd', ({ ending }) => ending?.billedUsd],
  ['request_id', ({ ending }) => ending?.requestId],
  ['video_url', ({ ending }) => ending?.video?.url],
  ['message', ({ ending }) => ending?.message],
]

/** One cell of RFC 4180. A spreadsheet must not take a prompt for a formula. */
function cell(value: unknown): string {
  const text = value === undefined || value === null ? '' : String(value)
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The jobs as a table, one a line. */
export function toCsv(records: readonly JobRecord[]): string {
  const head = columns.map(([name]) => name)
  const lines = records.map((record) =>
    columns.map(([, read]) => cell(read(record))),
  )
  return [head, ...lines].map((line) => `${line.join(',')}\r\n`).join('')
}

/** The jobs as JSON, without their little pictures. */
export function toJson(records: readonly JobRecord[]): string {
  const plain = records.map(({ thumbnail: _, ...rest }) => rest)
  return `${JSON.stringify(plain, null, 2)}\n`
}
