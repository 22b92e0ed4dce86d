import { useRef } from 'react'
import { strings } from '../strings.ts'
import { navigate } from '../useRoute.ts'
import { TakeHome } from './code/TakeHome.tsx'
import { Composer } from './generate/Composer.tsx'
import { useComposer } from './generate/useComposer.ts'
import { FinishedJob } from './jobs/FinishedJob.tsx'
import { JobStrip } from './jobs/JobStrip.tsx'
import { type JobRecord, useJobBook } from './jobs/jobBook.ts'
import { RunningJob } from './jobs/RunningJob.tsx'
import { DraftStage } from './stage/DraftStage.tsx'
import { usePictureDrop } from './upload/usePictureDrop.ts'

const select = (slot: string | null) => navigate({ view: 'studio', slot })

/** Shows what was started; on a phone the stage is above what is in view. */
function showStarted(slot: string) {
  select(slot)
  window.scrollTo({ top: 0 })
}

/** The stage, the film strip below it, and the form beside them. */
export function Studio({ selected }: { selected: string | null }) {
  const records = useJobBook()
  const composer = useComposer(showStarted)
  const fileInput = useRef<HTMLInputElement | null>(null)
  const shown = records.find((record) => record.slot === selected)

  async function takePicture(source: File | string) {
    const { name } = composer.pictureField ?? {}
    if (name === undefined) return
    if (await composer.takePicture(name, source)) select(null)
  }
  function reuse(record: JobRecord) {
    composer.reuse(record)
    select(null)
  }
  const dragging = usePictureDrop((file) => void takePicture(file))

  return (
    <div className="mx-auto grid w-full max-w-[1800px] grid-cols-1 gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:px-6">
      <section aria-label={strings.stage.label} className="min-w-0">
        <h1 className="sr-only">{strings.nav.studio}</h1>
        {shown === undefined ? (
          <DraftStage
            picture={composer.picture}
            wantsPicture={composer.pictureField !== undefined}
            ratio={composer.ratio}
            dragging={dragging}
            onChoose={() => fileInput.current?.click()}
            onPick={(source) => void takePicture(source)}
          />
        ) : shown.ending === null ? (
          <RunningJob key={shown.slot} record={shown} />
        ) : (
          <FinishedJob
            key={shown.slot}
            record={shown}
            onUseFrame={(file) => void takePicture(file)}
            onReuse={() => reuse(shown)}
          />
        )}
        {records.length > 0 && (
          <JobStrip
            records={records}
            selected={shown?.slot ?? null}
            onSelect={select}
          />
        )}
      </section>
      <section className="px-4 lg:row-span-2 lg:px-0">
        <Composer composer={composer} fileInput={fileInput} />
      </section>
      <div className="min-w-0 px-4 sm:px-0">
        <TakeHome composer={composer} />
      </div>
    </div>
  )
}
