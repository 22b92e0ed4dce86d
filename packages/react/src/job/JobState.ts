import type {
  CancelOutcome,
  Cost,
  LogEntry,
  Receipt,
  ReceiptState,
} from '@falvideo/client'
import type { PlainError } from '@falvideo/client/connection'

/** Where one intent stands between the click and its ending. */
export type JobPhase =
  /** Files go to fal's storage; nothing is billed yet. */
  | 'uploading'
  /** The submit is under way; whether the job exists is not known yet. */
  | 'submitting'
  /** fal has the job; others may be ahead of it. */
  | 'queued'
  | 'running'
  /** The job has ended at fal; its result is being read. */
  | 'fetching'
  | 'completed'
  | 'failed'
  | 'cancelled'
  /** The submit's answer was lost: the job may exist, and may be billed. */
  | 'unknown'

/** Bytes on their way to fal's storage, of all files of an input together. */
export type UploadState = { sentBytes: number; totalBytes: number }

/** One intent and its job, as it lies in the query cache: plain data. */
export type JobState<Output extends object = Record<string, unknown>> = {
  /** Id of the intent; the job's in the cache, in storage, over all tabs. */
  id: string
  /** Id of the endpoint. */
  endpoint: string
  phase: JobPhase
  /** `null` while nothing was submitted. */
  receipt: Receipt<Output> | null
  queuePosition: number | null
  upload: UploadState | null
  logs: readonly LogEntry[]
  /** Milliseconds since the epoch, like every `At` here. */
  createdAt: number
  /** When fal last said something about the job. */
  lastContactAt: number | null
  endedAt: number | null
  data: Output | null
  cost: Cost | null
  error: PlainError | null
  /** What the last cancel brought about. */
  cancelOutcome: CancelOutcome['outcome'] | null
  /** The job could not be asked for; following it stopped, it may go on. */
  unreachable: boolean
}

const endings: readonly JobPhase[] = [
  'completed',
  'failed',
  'cancelled',
  'unknown',
]

/** Whether nothing more will happen to a job. */
export function hasEnded(state: JobState<object>): boolean {
  return endings.includes(state.phase)
}

/** A job as it begins, before anything is known about it. */
export function createJobState<Output extends object>(
  start: Pick<JobState<Output>, 'id' | 'endpoint' | 'phase' | 'createdAt'>,
): JobState<Output> {
  return {
    ...start,
    receipt: null,
    queuePosition: null,
    upload: null,
    logs: [],
    lastContactAt: null,
    endedAt: null,
    data: null,
    cost: null,
    error: null,
    cancelOutcome: null,
    unreachable: false,
  }
}

// Following a receipt finds out what became of a submit that is not known.
const phases = {
  submitting: 'submitting',
  submitted: 'queued',
  unknown: 'submitting',
} as const satisfies Record<ReceiptState, JobPhase>

/** What a receipt says by itself about its job. */
export function jobStateOf<Output extends object>(
  receipt: Receipt<Output>,
): JobState<Output> {
  const { state, ending } = receipt
  return {
    ...createJobState<Output>({
      id: receipt.intentId,
      endpoint: receipt.endpointId,
      // Its ending is read once more, from the receipt or from fal.
      phase: ending !== null ? 'fetching' : phases[state],
      createdAt: receipt.createdAtMs,
    }),
    receipt,
  }
}
