import { downloadVideo } from '@falvideo/react'
import { Download, Frame, Link2 } from 'lucide-react'
import { useState } from 'react'
import { strings } from '../../strings.ts'
import { Button } from '../../ui/Button.tsx'
import { notify } from '../../ui/notify.ts'
import { captureLastFrame } from '../stage/captureLastFrame.ts'
import { Player } from '../stage/Player.tsx'
import { JobFacts } from './JobFacts.tsx'
import type { JobRecord } from './jobBook.ts'
import { videoName } from './videoName.ts'

/** A job that is over: its video, or why there is none. */
export function FinishedJob({
  record,
  onUseFrame,
}: {
  record: JobRecord
  /** Takes the last frame as the next picture. */
  onUseFrame: (frame: File) => void
}) {
  const [expired, setExpired] = useState(false)
  const { ending } = record
  if (ending === null) return null
  const { video } = ending
  if (video === null || expired) {
    return (
      <>
        <div className="grid aspect-video place-items-center bg-raised p-6 text-center sm:rounded-xl">
          <div>
            <p className="font-semibold text-2xl tracking-tight">
              {expired ? strings.job.expired : strings.phases[ending.phase]}
            </p>
            <p role="alert" className="mx-auto mt-2 max-w-prose text-muted">
              {expired ? strings.job.expiredHint : ending.message}
            </p>
          </div>
        </div>
        <JobFacts record={record} />
      </>
    )
  }
  return (
    <>
      <div className="overflow-hidden bg-black sm:rounded-xl">
        <Player
          key={record.slot}
          url={video.url}
          poster={record.thumbnail ?? undefined}
          sound={record.input.generate_audio !== false}
          onError={() => setExpired(true)}
        />
      </div>
      <div className="mt-3 flex flex-wrap items-start justify-between gap-3 px-4 sm:px-0">
        <JobFacts record={record} />
        <div className="flex flex-wrap gap-2">
          <Button
            onClick={() => {
              downloadVideo({ video }, videoName(record)).catch(() =>
                notify('error', strings.job.expiredHint),
              )
            }}
          >
            <Download size={16} aria-hidden="true" />
            {strings.player.download}
          </Button>
          <Button
            onClick={() => {
              captureLastFrame(video.url).then(onUseFrame, () =>
                notify('error', strings.job.expiredHint),
              )
            }}
          >
            <Frame size={16} aria-hidden="true" />
            {strings.player.useFrame}
          </Button>
          <Button
            onClick={() => {
              void navigator.clipboard
                .writeText(video.url)
                .then(() => notify('info', strings.player.copied))
            }}
          >
            <Link2 size={16} aria-hidden="true" />
            {strings.player.copyLink}
          </Button>
        </div>
      </div>
    </>
  )
}
