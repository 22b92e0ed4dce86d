import type { Cost, LogEntry, Receipt } from '@falvideo/client'
import { readVideo, type VideoFile } from '../video/readVideo.ts'
import type { JobPhase, JobState, UploadState } from './JobState.ts'
import { hasEnded } from './JobState.ts'
import { type JobError, reviveJobError } from './reviveJobError.ts'

/** `idle`: nothing was asked for. `detached`: goes on, but is not followed. */
export type Phase = 'idle' | JobPhase | 'detached'

/** What a component reads of a job. Unknown is `null`, never zero. */
export type JobFields<Output extends object = Record<string, unknown>> = {
  phase: Phase
  /** How many are ahead; 0 is next. Only while `queued`. */
  queuePosition: number | null
  /** Bytes sent, while `uploading`. */
  upload: UploadState | null
  logs: readonly LogEntry[]
  /** Since `generate`; stops at the ending. Moves once a second. */
  elapsedMs: number | null
  /** When fal last said something, milliseconds since the epoch. */
  lastContactAt: number | null
  /** An estimate: how long such jobs of this user took before. */
  expectedMs: number | null
  data: Output | null
  video: VideoFile | null
  cost: Cost | null
  error: JobError | null
  /** What is wrong with the input, by field name. */
  fieldErrors: JobError['fieldErrors']
  requestId: string | null
  /** Leads back to the job from anywhere. */
  receipt: Receipt<Output> | null
  /** What the last `cancel` brought about. */
  cancelOutcome: JobState['cancelOutcome']
}

const noFieldErrors = {}

export const idleFields: JobFields<never> = {
  phase: 'idle',
  queuePosition: null,
  upload: null,
  logs: [],
  elapsedMs: null,
  lastContactAt: null,
  expectedMs: null,
  data: null,
  video: null,
  cost: null,
  error: null,
  fieldErrors: noFieldErrors,
  requestId: null,
  receipt: null,
  cancelOutcome: null,
}

/** What there is to read of a job now. `detached`: we stopped following it. */
export function readJob<Output extends object>(
  state: JobState<Output>,
  { now, detached }: { now: number; detached: boolean },
): JobFields<Output> {
  const ended = hasEnded(state)
  const away = !ended && (detached || state.unreachable)
  const error = state.error === null ? null : reviveJobError(state.error)
  const { receipt } = state
  return {
    phase: away ? 'detached' : state.phase,
    queuePosition: away ? null : state.queuePosition,
    upload: state.phase === 'uploading' ? state.upload : null,
    logs: state.logs,
    elapsedMs: Math.max(0, (state.endedAt ?? now) - state.createdAt),
    lastContactAt: state.lastContactAt,
    expectedMs: receipt?.expectedMs ?? null,
    data: state.data,
    video: readVideo(state.data),
    cost: state.cost,
    error,
    fieldErrors: error?.fieldErrors ?? noFieldErrors,
    requestId: receipt?.requestId ?? null,
    receipt,
    cancelOutcome: state.cancelOutcome,
  }
}
