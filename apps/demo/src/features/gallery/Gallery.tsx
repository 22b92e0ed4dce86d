import { useState } from 'react'
import { strings } from '../../strings.ts'
import { Select } from '../../ui/Select.tsx'
import { sumUsd } from '../cost/money.ts'
import { type JobRecord, useJobBook } from '../jobs/jobBook.ts'
import { ExportButtons } from './ExportButtons.tsx'
import { filterJobs, type GalleryFilter, galleryPhases } from './filterJobs.ts'
import { GalleryCard } from './GalleryCard.tsx'
import { Selection } from './Selection.tsx'

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
