import { JobFailure } from './JobFailure.tsx'
import { JobResult } from './JobResult.tsx'
import type { JobRecord } from './jobBook.ts'

type FinishedJobProps = {
  record: JobRecord
  /** Takes the last frame as the next picture. */
  onUseFrame: (frame: File) => void
  /** Puts what was asked for back into the form. */
  onReuse: () => void
}

/** A job that is over: its video, or why there is none. */
export function FinishedJob({ record, ...actions }: FinishedJobProps) {
  const video = record.ending?.video
  return video ? (
    <JobResult record={record} video={video} {...actions} />
  ) : (
    <JobFailure record={record} onReuse={actions.onReuse} />
  )
}
