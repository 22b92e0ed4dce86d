import type { JobRecord } from '../jobs/jobBook.ts'

export const galleryPhases = [
  'all',
  'completed',
  'running',
  'failed',
  'cancelled',
] as const

export type GalleryFilter = {
  text: string
  phase: (typeof galleryPhases)[number]
}

/** The jobs whose prompt or endpoint holds every word, in one phase. */
export function filterJobs(
  records: readonly JobRecord[],
  filter: GalleryFilter,
): readonly JobRecord[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean)
  return records.filter((record) => {
    const phase = record.ending?.phase ?? 'running'
    const group = phase === 'unknown' ? 'failed' : phase
    if (filter.phase !== 'all' && filter.phase !== group) return false
    const text = `${record.input.prompt ?? ''} ${record.endpointId}`
    return words.every((word) => text.toLowerCase().includes(word))
  })
}
