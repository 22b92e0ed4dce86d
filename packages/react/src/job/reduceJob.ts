import type {
  CancelOutcome,
  Cost,
  JobUpdate,
  LogEntry,
  Receipt,
} from '@falvideo/client'
import type { PlainError } from '@falvideo/client/connection'
import type { JobState, UploadState } from './JobState.ts'

/** What can happen to a job. Plain data: it travels to the other tabs. */
export type JobChange<Output extends object = Record<string, unknown>> =
  | { type: 'uploading'; upload: UploadState; at: number }
  | { type: 'submitting'; at: number }
  | { type: 'submitted'; receipt: Receipt<Output>; at: number }
  | {
      type: 'seen'
      phase: JobUpdate['phase']
      queuePosition: number | null
      newLogs: readonly LogEntry[]
      at: number
    }
  | {
      type: 'completed'
      receipt: Receipt<Output>
      data: Output
      cost: Cost
      at: number
    }
  | {
      type: 'ended'
      phase: 'failed' | 'cancelled' | 'unknown'
      receipt?: Receipt<Output> | undefined
      cost?: Cost | undefined
      error: PlainError | null
      at: number
    }
  | { type: 'unreachable'; error: PlainError; at: number }
  | { type: 'resumed'; at: number }
  | { type: 'cancelAsked'; outcome: CancelOutcome['outcome']; at: number }

/** Where a job stands after something happened to it. Pure. */
export function reduceJob<Output extends object>(
  state: JobState<Output>,
  change: JobChange<Output>,
): JobState<Output> {
  const { at } = change
  switch (change.type) {
    case 'uploading':
      return { ...state, phase: 'uploading', upload: change.upload }
    case 'submitting':
      return { ...state, phase: 'submitting' }
    case 'submitted':
      return {
        ...state,
        phase: 'queued',
        receipt: change.receipt,
        lastContactAt: at,
      }
    case 'seen':
      return {
        ...state,
        phase: change.phase,
        queuePosition: change.queuePosition,
        logs: mergeLogs(state.logs, change.newLogs),
        lastContactAt: at,
        unreachable: false,
        error: null,
      }
    case 'completed':
      return {
        ...state,
        phase: 'completed',
        receipt: change.receipt,
        queuePosition: null,
        data: change.data,
        cost: change.cost,
        error: null,
        unreachable: false,
        lastContactAt: at,
        endedAt: change.receipt.ending?.endedAtMs ?? at,
      }
    case 'ended':
      return {
        ...state,
        phase: change.phase,
        receipt: change.receipt ?? state.receipt,
        queuePosition: null,
        cost: change.cost ?? state.cost,
        error: change.error,
        unreachable: false,
        endedAt: change.receipt?.ending?.endedAtMs ?? at,
      }
    case 'unreachable':
      return { ...state, unreachable: true, error: change.error }
    case 'resumed':
      return state.unreachable
        ? { ...state, unreachable: false, error: null }
        : state
    case 'cancelAsked':
      return { ...state, cancelOutcome: change.outcome }
  }
}

/**
 * Adds lines that are new here. A watch that begins again, in this tab or
 * another, tells old lines once more.
 */
function mergeLogs(
  known: readonly LogEntry[],
  told: readonly LogEntry[],
): readonly LogEntry[] {
  if (told.length === 0) return known
  if (known.length === 0) return told
  const seen = new Set(known.map(nameOf))
  const added = told.filter((line) => !seen.has(nameOf(line)))
  return added.length === 0 ? known : [...known, ...added]
}

const nameOf = (line: LogEntry) => `${line.timestamp} ${line.message}`
