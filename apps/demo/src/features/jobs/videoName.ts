import type { JobRecord } from './jobBook.ts'

/** A name for the file that says what is in it: prompt, then the day. */
export function videoName(record: Pick<JobRecord, 'createdAt' | 'input'>) {
  const words = String(record.input.prompt ?? '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '')
  const day = new Date(record.createdAt).toISOString().slice(0, 10)
  return `${[words || 'video', day].join('-')}.mp4`
}
