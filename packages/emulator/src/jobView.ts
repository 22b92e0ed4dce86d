import type { Job } from './job.ts'
import type { LedgerStatus } from './ledger.ts'
import type { World } from './world.ts'

/** A request as a person wants to see it. */
export type JobView = {
  requestId: string
  endpoint: string
  status: LedgerStatus
  billedUsd: string
  /** ISO 8601. */
  submittedAt: string
  prompt: string
  /** Place in the queue, last line of the log, or why it failed. */
  note: string
  /** Address of the finished video. */
  videoUrl: string | undefined
}

/** Every request with what the ledger says of it. */
export function viewJobs({ jobs, ledger }: World): JobView[] {
  return ledger.jobs.flatMap((entry) => {
    const job = jobs.get(entry.requestId)
    if (!job) return []
    const { requestId, endpoint, status, billedUsd, submittedAt } = entry
    const position = jobs.positionOf(requestId)
    return {
      requestId,
      endpoint,
      status,
      billedUsd,
      submittedAt,
      prompt: readPrompt(job.input),
      note: describe(job, position),
      videoUrl: readVideoUrl(job),
    }
  })
}

function describe({ state, logs }: Job, position: number): string {
  if (state.phase === 'queued') return `${position} ahead`
  if (state.phase === 'running') return logs.at(-1)?.message ?? ''
  const { status, body } = state.outcome
  if (status < 400) return ''
  const { detail } = body as { detail: string | { msg: string }[] }
  const text = typeof detail === 'string' ? detail : detail?.[0]?.msg
  return `${status} ${text ?? ''}`
}

function readPrompt(input: unknown): string {
  const { prompt } = (input ?? {}) as { prompt?: unknown }
  return typeof prompt === 'string' ? prompt.slice(0, 200) : ''
}

function readVideoUrl({ state }: Job): string | undefined {
  if (state.phase !== 'finished') return undefined
  const { body } = state.outcome
  return (body as { video?: { url?: string } } | null)?.video?.url
}
