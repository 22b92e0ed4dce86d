import { strings } from '../../strings.ts'
import { Button } from '../../ui/Button.tsx'
import { toMicroUsd } from '../cost/money.ts'
import { JobFacts } from './JobFacts.tsx'
import type { JobEnding, JobRecord } from './jobBook.ts'
import { StageNotice } from './StageNotice.tsx'

/** Why a job has no video, with what is wrong by name, and what it cost. */
export function JobFailure(props: { record: JobRecord; onReuse: () => void }) {
  const { ending } = props.record
  if (ending === null) return null
  const { phase, message, fieldErrors } = ending
  const reason = phase === 'unknown' ? strings.job.unknownHint : message
  return (
    <>
      <StageNotice title={strings.phases[phase] ?? phase}>
        {fieldErrors.length > 0 ? (
          <ul>
            {fieldErrors.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        ) : (
          phase !== 'cancelled' && <p>{reason}</p>
        )}
        <p className="mt-2">{billNote(ending, props.record.cancelOutcome)}</p>
      </StageNotice>
      <div className="mt-3 flex flex-wrap items-start justify-between gap-3 px-4 sm:px-0">
        <JobFacts record={props.record} />
        <Button onClick={props.onReuse}>{strings.job.reuse}</Button>
      </div>
    </>
  )
}

/** What an ending without a video cost, as far as that is known. */
function billNote(
  { billedUsd, mayStillBill }: JobEnding,
  cancelOutcome: JobRecord['cancelOutcome'],
): string {
  if (billedUsd !== null && toMicroUsd(billedUsd) > 0) {
    return strings.job.billed(billedUsd)
  }
  // What was taken out of the queue never ran.
  const open = billedUsd === null && mayStillBill && cancelOutcome !== 'removed'
  return open ? strings.job.mayBill : strings.job.notBilled
}
