import { Plus } from 'lucide-react'
import { strings } from '../../strings.ts'
import { classNames } from '../../ui/classNames.ts'
import { JobTileStatus } from './JobTileStatus.tsx'
import type { JobRecord } from './jobBook.ts'
import { Poster } from './Poster.tsx'

type JobStripProps = {
  records: readonly JobRecord[]
  /** Slot on the stage; `null` for the draft. */
  selected: string | null
  onSelect: (slot: string | null) => void
}

const tile =
  'relative block aspect-video w-36 shrink-0 overflow-hidden rounded-lg text-left'

/** The film strip: the draft first, then every job, newest first. */
export function JobStrip({ records, selected, onSelect }: JobStripProps) {
  const mark = (slot: string | null) =>
    slot === selected && 'outline-2 outline-offset-2 outline-ink'
  return (
    <nav aria-label={strings.job.strip} className="mt-4">
      <ul className="flex gap-3 overflow-x-auto px-4 py-2 sm:-mx-1 sm:px-1">
        <li>
          <button
            type="button"
            aria-current={selected === null}
            onClick={() => onSelect(null)}
            className={classNames(
              tile,
              'grid place-items-center border border-edge border-dashed text-muted hover:text-ink',
              mark(null),
            )}
          >
            <span className="flex flex-col items-center gap-1 text-xs">
              <Plus size={18} aria-hidden="true" />
              {strings.stage.newVideo}
            </span>
          </button>
        </li>
        {records.map((record) => (
          <li key={record.slot}>
            <button
              type="button"
              aria-current={selected === record.slot}
              onClick={() => onSelect(record.slot)}
              className={classNames(tile, 'bg-raised', mark(record.slot))}
            >
              <Poster record={record} />
              <span className="absolute inset-x-0 bottom-0 truncate bg-black/75 px-2 py-1 text-white text-xs">
                <JobTileStatus record={record} />
              </span>
              <span className="sr-only">{promptOf(record)}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function promptOf(record: JobRecord): string {
  const { prompt } = record.input
  return typeof prompt === 'string' ? prompt : strings.job.untitled
}
