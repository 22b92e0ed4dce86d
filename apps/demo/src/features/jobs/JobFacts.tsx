import { strings } from '../../strings.ts'
import { toMicroUsd } from '../cost/money.ts'
import type { JobRecord } from './jobBook.ts'

/** What the video is and what it cost, in one line each. */
export function JobFacts({ record }: { record: JobRecord }) {
  const { ending, input } = record
  const video = ending?.video
  const size =
    video?.width && video.height ? `${video.width} × ${video.height}` : null
  const facts = [
    size,
    video?.duration
      ? strings.form.seconds(Number(video.duration.toFixed(2)))
      : null,
    video?.fps ? strings.form.fps(video.fps) : null,
    toMicroUsd(ending?.billedUsd) > 0
      ? strings.job.billed(ending?.billedUsd ?? '')
      : null,
  ].filter((fact) => fact !== null)
  return (
    <div className="min-w-0 flex-1 basis-72">
      <p className="line-clamp-2 font-medium">
        {String(input.prompt ?? strings.job.untitled)}
      </p>
      <p className="text-muted text-sm">{facts.join(' · ')}</p>
    </div>
  )
}
