import { useRef } from 'react'
import { strings } from '../../strings.ts'
import { JobFacts } from '../jobs/JobFacts.tsx'
import { type JobRecord, useJobBook } from '../jobs/jobBook.ts'
import { Transport } from '../stage/Transport.tsx'
import { usePlayback } from '../stage/usePlayback.ts'

/** Two results side by side, played in step under one bar. */
export default function Compare({ slots }: { slots: readonly string[] }) {
  const records = useJobBook()
  const pair = slots.flatMap((slot) => {
    const record = records.find((each) => each.slot === slot)
    return record?.ending?.video ? [record] : []
  })
  const [left, right] = pair
  const text = strings.compare
  return (
    <div className="mx-auto w-full max-w-[1800px] px-4 pt-4 lg:px-6">
      <h1 className="mb-4 font-semibold text-3xl tracking-tight">
        {text.title}
      </h1>
      {left && right ? (
        <Pair left={left} right={right} />
      ) : (
        <p className="py-24 text-center text-lg text-muted">{text.gone}</p>
      )}
    </div>
  )
}

function Pair({ left, right }: { left: JobRecord; right: JobRecord }) {
  const first = useRef<HTMLVideoElement>(null)
  const second = useRef<HTMLVideoElement>(null)
  const playback = usePlayback([first, second])
  const sides = [
    { record: left, video: first },
    { record: right, video: second },
  ]
  return (
    <>
      <div className="overflow-hidden rounded-xl bg-black">
        <div className="grid gap-px sm:grid-cols-2">
          {sides.map(({ record, video }, index) => (
            <video
              key={record.slot}
              ref={video}
              src={record.ending?.video?.url}
              poster={record.thumbnail ?? undefined}
              aria-label={strings.compare.side(index + 1)}
              className="aspect-video w-full bg-black"
              crossOrigin="anonymous"
              muted
              playsInline
              preload="auto"
            />
          ))}
        </div>
        <Transport
          playback={playback}
          sound={left.input.generate_audio !== false}
        />
      </div>
      <div className="mt-4 grid gap-4 sm:grid-cols-2">
        {sides.map(({ record }) => (
          <JobFacts key={record.slot} record={record} />
        ))}
      </div>
    </>
  )
}
