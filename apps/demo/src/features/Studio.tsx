import { lazy, Suspense, useRef } from 'react'
import { strings } from '../strings.ts'
import { navigate } from '../useRoute.ts'
import { toMicroUsd, toUsd } from './cost/money.ts'
import { PriceLine } from './cost/PriceLine.tsx'
import { SpendingLimit } from './cost/SpendingLimit.tsx'
import { leftMicroUsd, limitSetting } from './cost/spending.ts'
import { Composer } from './generate/Composer.tsx'
import { endpointName, endpoints } from './generate/endpoints.ts'
import { toInput } from './generate/toInput.ts'
import { useComposer } from './generate/useComposer.ts'
import { FinishedJob } from './jobs/FinishedJob.tsx'
import { JobStrip } from './jobs/JobStrip.tsx'
import { useJobBook } from './jobs/jobBook.ts'
import { RunningJob } from './jobs/RunningJob.tsx'
import { DraftStage } from './stage/DraftStage.tsx'
import { describeFit } from './upload/describeFit.ts'
import { loadSample } from './upload/loadSample.ts'
import { usePictureDrop } from './upload/usePictureDrop.ts'

const CodePanel = lazy(() => import('./code/CodePanel.tsx'))

const endpointIds = endpoints.map(({ id }) => id)
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
  const { fields, draft, pictureField, picture, ratio, cost } = composer
  const { values } = draft
  const fileInput = useRef<HTMLInputElement | null>(null)

  async function takeFirst(source: File | string) {
    if (pictureField === undefined) return
    if (await composer.takePicture(pictureField.name, source)) select(null)
  }
  const dragging = usePictureDrop((file) => void takeFirst(file))

  const left = leftMicroUsd(limitSetting.use(), records)
  const over = left !== null && toMicroUsd(cost.amount) > left
  const shown = records.find((record) => record.slot === selected)
  return (
    <div className="mx-auto grid w-full max-w-[1800px] grid-cols-1 gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:px-6">
      <section aria-label={strings.stage.label} className="min-w-0">
        <h1 className="sr-only">{strings.nav.studio}</h1>
        {shown === undefined ? (
          <DraftStage
            picture={picture}
            wantsPicture={pictureField !== undefined}
            ratio={ratio}
            dragging={dragging}
            onChoose={() => fileInput.current?.click()}
            onSample={() => void loadSample().then(takeFirst)}
          />
        ) : shown.ending === null ? (
          <RunningJob key={shown.slot} record={shown} />
        ) : (
          <FinishedJob
            key={shown.slot}
            record={shown}
            onUseFrame={(file) => void takeFirst(file)}
            onReuse={() => {
              composer.reuse(shown)
              select(null)
            }}
          />
        )}
        {records.length > 0 && (
          <div className="mt-4">
            <JobStrip
              records={records}
              selected={shown?.slot ?? null}
              onSelect={select}
            />
          </div>
        )}
      </section>
      <section className="px-4 lg:row-span-2 lg:px-0">
        <Composer
          fields={fields}
          draft={draft}
          endpointIds={endpointIds}
          endpointId={composer.endpoint.id}
          onEndpoint={composer.setEndpointId}
          onPicture={(name, source) => void composer.takePicture(name, source)}
          notesOf={(each) =>
            each ? describeFit(each, ratio, values.resolution) : []
          }
          onSubmit={(event) => {
            event.preventDefault()
            composer.submit()
          }}
          onFileInput={(element) => {
            fileInput.current = element
          }}
          price={<PriceLine cost={cost} />}
          spending={<SpendingLimit />}
          starting={composer.starting}
          refusal={over ? strings.cost.overLimit(toUsd(left)) : null}
        />
      </section>
      <div className="min-w-0 px-4 sm:px-0">
        <Suspense>
          <CodePanel
            snippet={{
              endpointId: composer.endpoint.id,
              endpointName: endpointName(composer.endpoint.id),
              input: toInput(fields, values, ({ source }) =>
                typeof source === 'string'
                  ? source
                  : { file: source.name, type: source.type },
              ),
            }}
          />
        </Suspense>
      </div>
    </div>
  )
}
