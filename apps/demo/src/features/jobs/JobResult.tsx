import { downloadVideo } from '@falvideo/react'
import { Download, Frame, Link2, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { strings } from '../../strings.ts'
import { Button } from '../../ui/Button.tsx'
import { notify } from '../../ui/notify.ts'
import { captureLastFrame } from '../stage/captureLastFrame.ts'
import { Player } from '../stage/Player.tsx'
import { JobFacts } from './JobFacts.tsx'
import type { JobEnding, JobRecord } from './jobBook.ts'
import { StageNotice } from './StageNotice.tsx'
import { videoName } from './videoName.ts'
import { whyMissing } from './whyMissing.ts'

type JobResultProps = {
  record: JobRecord
  video: NonNullable<JobEnding['video']>
  onUseFrame: (frame: File) => void
  onReuse: () => void
}

/** The video of a job and what can be done with it. */
export function JobResult(props: JobResultProps) {
  const { record, video } = props
  const [missing, setMissing] = useState<'expired' | 'unreachable' | null>(null)
  const text = strings.job
  const fail = () => void whyMissing(video.url).then(setMissing)
  return (
    <>
      {missing === null ? (
        <div className="overflow-hidden bg-black sm:rounded-xl">
          <Player
            url={video.url}
            poster={record.thumbnail ?? undefined}
            sound={record.input.generate_audio !== false}
            onError={fail}
          />
        </div>
      ) : missing === 'expired' ? (
        <StageNotice title={text.expired}>
          <p>{text.expiredHint}</p>
        </StageNotice>
      ) : (
        <StageNotice title={text.unreachable}>
          <p className="mb-4">{text.unreachableHint}</p>
          <Button onClick={() => setMissing(null)}>{text.retry}</Button>
        </StageNotice>
      )}
      <div className="mt-3 flex flex-wrap items-start justify-between gap-3 px-4 sm:px-0">
        <JobFacts record={record} />
        <div className="flex flex-wrap gap-2">
          {missing === null && <VideoActions {...props} onMissing={fail} />}
          <Button onClick={props.onReuse}>
            <RotateCcw size={16} aria-hidden="true" />
            {text.reuse}
          </Button>
        </div>
      </div>
    </>
  )
}

/** What needs the file itself. */
function VideoActions(props: JobResultProps & { onMissing: () => void }) {
  const { record, video, onMissing } = props
  const text = strings.player
  return (
    <>
      <Button
        onClick={() => {
          downloadVideo({ video }, videoName(record)).catch(onMissing)
        }}
      >
        <Download size={16} aria-hidden="true" />
        {text.download}
      </Button>
      <Button
        onClick={() => {
          captureLastFrame(video.url).then(props.onUseFrame, onMissing)
        }}
      >
        <Frame size={16} aria-hidden="true" />
        {text.useFrame}
      </Button>
      <Button
        onClick={() => {
          navigator.clipboard.writeText(video.url).then(
            () => notify('info', text.copied),
            () => notify('error', text.notCopied),
          )
        }}
      >
        <Link2 size={16} aria-hidden="true" />
        {text.copyLink}
      </Button>
    </>
  )
}
