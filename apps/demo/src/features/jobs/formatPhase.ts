import { strings } from '../../strings.ts'

/** One line for where a job is, with its place in the queue. */
export function formatPhase(phase: string, queuePosition: number | null) {
  const name = strings.phases[phase] ?? phase
  if (phase !== 'queued' || queuePosition === null) return name
  const place =
    queuePosition === 0 ? strings.job.next : strings.job.ahead(queuePosition)
  return `${name} · ${place}`
}
