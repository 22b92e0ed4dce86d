import { useFal, useGenerateVideo } from '@falvideo/react'
import { useEffect } from 'react'
import { strings } from '../../strings.ts'
import { notify } from '../../ui/notify.ts'
import { endpointOf } from '../generate/endpoints.ts'
import { type JobRecord, jobBook } from './jobBook.ts'
import { isHeld } from './startLock.ts'
import { toEnding } from './toEnding.ts'

/** Follows one job to its end, wherever the user is, and writes it down. */
export function JobFollower({ record }: { record: JobRecord }) {
  const { slot, endpointId } = record
  const prompt = String(record.input.prompt ?? strings.job.untitled)
  const client = useFal()
  const { phase, video, cost, error, requestId } = useGenerateVideo({
    endpoint: endpointOf(endpointId),
    slot,
  })
  useEffect(() => {
    const ending = toEnding({ phase, video, cost, error, requestId })
    if (ending === null) return
    jobBook.end(slot, ending)
    // The stage says it itself where the job is on it.
    const onStage = window.location.hash.includes(slot)
    if (!onStage && document.visibilityState === 'visible') {
      notify(
        ending.phase === 'completed' ? 'info' : 'error',
        strings.job.ended(strings.phases[ending.phase] ?? '', prompt),
      )
    }
  }, [slot, prompt, phase, video, cost, error, requestId])

  useEffect(() => {
    if (phase !== 'idle') return
    let gone = false
    // Nothing was ever sent for it, and no open tab is about to.
    Promise.all([client.storage.list(), isHeld(slot)]).then(
      ([receipts, held]) => {
        if (gone || held || receipts.some((each) => each.label === slot)) return
        jobBook.end(slot, {
          phase: 'failed',
          endedAt: Date.now(),
          requestId: null,
          billedUsd: '0.00',
          mayStillBill: false,
          video: null,
          message: strings.job.neverSent,
          fieldErrors: [],
        })
      },
    )
    return () => {
      gone = true
    }
  }, [slot, phase, client])
  return null
}
