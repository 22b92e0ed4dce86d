import { useGenerateVideo } from '@falvideo/react'
import { strings } from '../../strings.ts'
import { endpointOf } from '../generate/endpoints.ts'
import { formatPhase } from './formatPhase.ts'
import type { JobRecord } from './jobBook.ts'

/** One line below a job's picture: live while it runs, its price after. */
export function JobTileStatus({ record }: { record: JobRecord }) {
  const { ending } = record
  if (ending === null) return <LiveStatus record={record} />
  if (ending.phase !== 'completed') return strings.phases[ending.phase]
  const usd = ending.billedUsd ?? record.estimateUsd
  return usd === null ? strings.phases.completed : `$${usd}`
}

function LiveStatus({ record }: { record: JobRecord }) {
  const { phase, queuePosition } = useGenerateVideo({
    endpoint: endpointOf(record.endpointId),
    slot: record.slot,
  })
  return (
    <>
      <span
        aria-hidden="true"
        className="mr-1.5 inline-block size-1.5 motion-safe:animate-breathe rounded-full bg-[#ff7d4f] align-middle"
      />
      {formatPhase(phase, queuePosition)}
    </>
  )
}
