import { useJobs } from '@falvideo/react'
import { useState } from 'react'
import { strings } from '../../strings.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { saveFile } from '../../ui/saveFile.ts'
import { navigate } from '../../useRoute.ts'
import { sumUsd } from '../cost/money.ts'
import { type JobRecord, jobBook, useJobBook } from '../jobs/jobBook.ts'
import { toCsv, toJson } from './exportJobs.ts'
import { filterJobs, type GalleryFilter, galleryPhases } from './filterJobs.ts'
import { GalleryCard } from './GalleryCard.tsx'

/** Every job of this browser, with what was paid for it. */
export default function Gallery() {
  const records = useJobBook()
  const [filter, setFilter] = useState<GalleryFilter>({
    text: '',
    phase: 'all',
  })
  const [marked, setMarked] = useState<readonly string[]>([])
  const shown = filterJobs(records, filter)
  const chosen = shown.filter(({ slot }) => marked.includes(slot))
  const text = strings.gallery

  const mark = (slot: string, on: boolean) =>
    setMarked((before) =>
      on ? [...before, slot] : before.filter((each) => each !== slot),
    )
  return (
    <div className="mx-auto w-full max-w-[1800px] px-4 pt-4 lg:px-6">
      <header className="mb-6 flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="font-semibold text-3xl tracking-tight">
            {text.title}
          </h1>
          <p className="text-muted">{text.total(shown.length, spent(shown))}</p>
        </div>
        <div className="flex flex-wrap items-end gap-2">
          <input
            type="search"
            aria-label={text.search}
            placeholder={text.search}
            value={filter.text}
            onChange={(event) =>
              setFilter({ ...filter, text: event.target.value })
            }
            className="h-9 w-52 rounded-md border border-edge bg-surface px-3 text-sm"
          />
          <Select
            legend={text.phase}
            hideLegend
            values={galleryPhases}
            value={filter.phase}
            onChange={(phase) => setFilter({ ...filter, phase })}
            format={(phase) => text.phases[phase]}
          />
          <ExportButtons records={shown} />
        </div>
      </header>
      {chosen.length > 0 && (
        <Selection chosen={chosen} onClear={() => setMarked([])} />
      )}
      {shown.length === 0 ? (
        <p className="py-24 text-center text-lg text-muted">
          {records.length === 0 ? text.empty : text.noMatch}
        </p>
      ) : (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,17rem),1fr))] gap-x-5 gap-y-8">
          {shown.map((record) => (
            <GalleryCard
              key={record.slot}
              record={record}
              marked={marked.includes(record.slot)}
              onMark={(on) => mark(record.slot, on)}
            />
          ))}
        </ul>
      )}
    </div>
  )
}

/** What was paid, as far as fal said it. */
function spent(records: readonly JobRecord[]): string {
  return sumUsd(records.map(({ ending }) => ending?.billedUsd))
}

function ExportButtons({ records }: { records: readonly JobRecord[] }) {
  const empty = records.length === 0
  const save = (body: string, type: string, name: string) =>
    saveFile(new Blob([body], { type }), name)
  return (
    <>
      <Button
        disabled={empty}
        onClick={() => save(toCsv(records), 'text/csv', 'falvideo.csv')}
      >
        {strings.gallery.csv}
      </Button>
      <Button
        disabled={empty}
        onClick={() =>
          save(toJson(records), 'application/json', 'falvideo.json')
        }
      >
        {strings.gallery.json}
      </Button>
    </>
  )
}

/** What can be done with the marked jobs. */
function Selection(props: {
  chosen: readonly JobRecord[]
  onClear: () => void
}) {
  const { chosen } = props
  const text = strings.gallery
  const { jobs, remove } = useJobs()

  /** Forgets them here, and their receipts in the client's storage. */
  function removeChosen() {
    const slots = chosen.map(({ slot }) => slot)
    jobBook.remove(slots)
    for (const receipt of jobs) {
      if (slots.some((slot) => slot === receipt.label)) void remove(receipt)
    }
    props.onClear()
  }
  const [first, second] = chosen.filter(({ ending }) => ending?.video)
  return (
    <div
      role="toolbar"
      aria-label={text.selection}
      className="sticky top-2 z-10 mb-6 flex flex-wrap items-center gap-2 rounded-xl border border-line bg-surface p-2 pl-4 shadow-lg shadow-black/5"
    >
      <p role="status" className="mr-auto text-sm">
        {text.chosen(chosen.length)}
      </p>
      <Button
        disabled={chosen.length !== 2 || !first || !second}
        onClick={() => {
          if (!first || !second) return
          navigate({ view: 'compare', slots: [first.slot, second.slot] })
        }}
      >
        {text.compare}
      </Button>
      <ConfirmButton
        label={text.remove}
        question={text.removeQuestion(chosen.length)}
        onConfirm={removeChosen}
      />
      <Button look="bare" onClick={props.onClear}>
        {text.clear}
      </Button>
    </div>
  )
}
