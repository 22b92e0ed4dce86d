import type { CancelOutcome, Receipt } from '@falvideo/client'
import type { ReadableStore } from '../store/ReadableStore.ts'
import type { JobState } from './JobState.ts'
import type { JobFields } from './readJob.ts'
import type { JobChange } from './reduceJob.ts'

/** Which job a store shows; `receipt` is `null` as long as it has none. */
export type JobTarget<Output extends object> = {
  id: string
  endpoint: string
  receipt: Receipt<Output> | null
}

/** What can be done with a job. None of it starts one. */
export type JobActions = {
  /** Asks fal to stop the job, and says what that means for the bill. */
  cancel(): Promise<CancelOutcome>
  /** Stops asking about the job. It goes on, and may be billed. */
  stopWatching(): void
  /** Goes on following after `stopWatching`, or when fal was out of reach. */
  resume(): void
}

export type JobStore<Output extends object> = ReadableStore<
  JobFields<Output>
> & {
  getTarget(): JobTarget<Output> | null
  setTarget(target: JobTarget<Output> | null): void
  getState(): JobState<Output> | undefined
  /** Notes what happened to the job. */
  tell(change: JobChange<Output>): void
  stopWatching(): void
  resume(): void
  /** Whether anybody listens. */
  isActive(): boolean
}
