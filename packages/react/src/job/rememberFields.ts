import type { JobState } from './JobState.ts'
import { idleFields, type JobFields, readJob } from './readJob.ts'

/** Reads a job anew only when something moved. */
export function rememberFields<Output extends object>() {
  let last: readonly unknown[] = []
  let fields: JobFields<Output> = idleFields
  return (
    state: JobState<Output> | undefined,
    tick: number,
    detached: boolean,
  ): JobFields<Output> => {
    const next = [state, tick, detached]
    if (next.every((part, index) => Object.is(part, last[index]))) return fields
    last = next
    fields =
      state === undefined ? idleFields : readJob(state, { now: tick, detached })
    return fields
  }
}
