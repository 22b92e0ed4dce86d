import type { Cost } from '@falvideo/client'
import type { JobFields } from '@falvideo/react'
import { fieldLabel } from '../generate/fieldLabel.ts'
import type { JobEnding } from './jobBook.ts'

type Observed = Pick<
  JobFields,
  'phase' | 'requestId' | 'cost' | 'error' | 'video'
>

const endings = ['completed', 'failed', 'cancelled', 'unknown'] as const

/** What is written down of a job that is over; `null` while it is not. */
export function toEnding(job: Observed): JobEnding | null {
  const phase = endings.find((each) => each === job.phase)
  if (phase === undefined) return null
  const { video, error, cost } = job
  return {
    phase,
    endedAt: Date.now(),
    requestId: job.requestId,
    billedUsd: billOf(cost),
    mayStillBill: error?.mayStillBill ?? phase === 'unknown',
    video: video && {
      url: video.url,
      width: video.width ?? null,
      height: video.height ?? null,
      duration: video.duration ?? null,
      fps: video.fps ?? null,
    },
    message: error?.shortMessage ?? null,
    fieldErrors: Object.entries(error?.fieldErrors ?? {}).flatMap(
      ([name, problems]) =>
        problems.map(({ message }) =>
          name === '' ? message : `${fieldLabel(name)}: ${message}`,
        ),
    ),
  }
}

/** What was billed; zero units are zero at every price. */
function billOf(cost: Cost | null): string | null {
  const billed = cost?.billed
  if (!billed) return null
  return billed.usd ?? (Number(billed.units) === 0 ? '0.00' : null)
}
