import type { Cost, FalError } from '@falvideo/client'
import { strings } from '../../strings.ts'
import type { JobEnding } from './jobBook.ts'

type Observed = {
  phase: string
  requestId: string | null
  cost: Cost | null
  error: Error | null
  video: {
    url: string
    width?: number | null | undefined
    height?: number | null | undefined
    duration?: number | null | undefined
    fps?: number | null | undefined
  } | null
}

const endings = ['completed', 'failed', 'cancelled', 'unknown'] as const

/** What is written down of a job that is over; `null` while it is not. */
export function toEnding(job: Observed): JobEnding | null {
  const phase = endings.find((each) => each === job.phase)
  if (phase === undefined) return null
  const { video, error } = job
  return {
    phase,
    endedAt: Date.now(),
    requestId: job.requestId,
    billedUsd: job.cost?.billed?.usd ?? null,
    video: video && {
      url: video.url,
      width: video.width ?? null,
      height: video.height ?? null,
      duration: video.duration ?? null,
      fps: video.fps ?? null,
    },
    message: error === null ? null : describe(error),
  }
}

function describe(error: Error): string {
  const first = (error as Partial<FalError>).shortMessage ?? error.message
  return first || strings.phases.failed || ''
}
