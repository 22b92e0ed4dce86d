import { useGenerateVideo } from '@falvideo/react'
import { strings } from '../../strings.ts'
import { Button } from '../../ui/Button.tsx'
import { formatClock } from '../../ui/formatClock.ts'
import { notify } from '../../ui/notify.ts'
import { endpointOf } from '../generate/endpoints.ts'
import { formatPhase } from './formatPhase.ts'
import { type JobRecord, jobBook } from './jobBook.ts'
import { LogLines } from './LogLines.tsx'
import { PhaseSteps } from './PhaseSteps.tsx'
import { Poster } from './Poster.tsx'

/** A job under way: its picture, what happens to it, and how to stop it. */
export function RunningJob({ record }: { record: JobRecord }) {
  const job = useGenerateVideo({
    endpoint: endpointOf(record.endpointId),
    slot: record.slot,
  })
  const { phase, queuePosition, elapsedMs, expectedMs, upload } = job

  async function cancel() {
    const { outcome } = await job.cancel()
    jobBook.noteCancel(record.slot, outcome)
    notify('info', strings.job.cancelOutcomes[outcome])
  }
  return (
    <>
      <div className="relative aspect-video overflow-hidden bg-black text-white sm:rounded-xl">
        <Poster record={record} className="scale-105 opacity-80 blur-[2px]" />
        <div className="absolute inset-x-0 bottom-0 flex items-end bg-linear-to-t from-black/85 to-transparent pt-24 justify-between gap-4 px-4 pb-4 sm:px-6 sm:pb-6">
          <p
            role="status"
            className="font-semibold text-2xl tracking-tight sm:text-4xl"
          >
            {formatPhase(phase, queuePosition)}
          </p>
          <p className="shrink-0 text-right text-sm text-white/80">
            <span className="block font-semibold text-lg text-white sm:text-2xl">
              <span className="sr-only">{strings.job.elapsed} </span>
              {formatClock((elapsedMs ?? 0) / 1000)}
            </span>
            {expectedMs !== null && (
              <span>{strings.job.usually(formatClock(expectedMs / 1000))}</span>
            )}
          </p>
        </div>
      </div>
      <div className="mt-4 flex flex-col gap-4 px-4 sm:px-0">
        <PhaseSteps phase={phase} />
        {upload !== null && (
          <progress
            aria-label={strings.phases.uploading}
            max={upload.totalBytes}
            value={upload.sentBytes}
            className="h-1 w-full accent-signal"
          />
        )}
        <LogLines logs={job.logs} />
        <div className="flex items-center justify-between gap-3">
          <p className="min-w-0 truncate text-muted text-xs">
            {job.requestId ?? ''}
          </p>
          <div className="flex gap-2">
            {phase === 'detached' && (
              <Button onClick={() => job.resume()}>{strings.job.resume}</Button>
            )}
            <Button look="danger" onClick={() => void cancel()}>
              {strings.job.cancel}
            </Button>
          </div>
        </div>
      </div>
    </>
  )
}
