import { strings } from '../../strings.ts'
import { routeHref } from '../../useRoute.ts'
import { JobTileStatus } from '../jobs/JobTileStatus.tsx'
import type { JobRecord } from '../jobs/jobBook.ts'
import { Poster } from '../jobs/Poster.tsx'

type GalleryCardProps = {
  record: JobRecord
  marked: boolean
  onMark: (marked: boolean) => void
}

const dates = new Intl.DateTimeFormat('en', {
  dateStyle: 'medium',
  timeStyle: 'short',
})

/** One job: its picture, its words, what it cost, and a box to mark it. */
export function GalleryCard({ record, marked, onMark }: GalleryCardProps) {
  const { input, slot } = record
  const prompt = String(input.prompt ?? strings.job.untitled)
  const settings = [
    input.duration === undefined ? null : strings.form.seconds(input.duration),
    input.resolution,
    input.fps === undefined ? null : strings.form.fps(input.fps),
  ].filter(Boolean)
  return (
    <li className="relative">
      <a
        href={routeHref({ view: 'studio', slot })}
        className="group block rounded-xl"
      >
        <span className="block aspect-video overflow-hidden rounded-xl bg-raised">
          <Poster
            record={record}
            className={
              record.ending?.phase === 'completed' ? undefined : 'opacity-50'
            }
          />
        </span>
        <span className="mt-2 flex items-baseline justify-between gap-3">
          <span className="line-clamp-2 font-medium group-hover:underline">
            {prompt}
          </span>
          <span className="shrink-0 font-medium text-sm">
            <JobTileStatus record={record} />
          </span>
        </span>
        <span className="block text-muted text-sm">{settings.join(' · ')}</span>
        <time
          dateTime={new Date(record.createdAt).toISOString()}
          className="block text-muted text-sm"
        >
          {dates.format(record.createdAt)}
        </time>
      </a>
      <label className="absolute top-2 left-2 grid size-9 place-items-center rounded-md bg-black/60">
        <span className="sr-only">{strings.gallery.mark(prompt)}</span>
        <input
          type="checkbox"
          checked={marked}
          onChange={(event) => onMark(event.target.checked)}
          className="size-5 accent-white"
        />
      </label>
    </li>
  )
}
