import type { JobState, Outcome } from './queue.ts'
import type { Lifecycle } from './routes/lifecycle.ts'

/** One line of a request's log, as fal's JS client types it. */
export type LogLine = {
  message: string
  /** ISO 8601. */
  timestamp: string
  level: 'INFO' | 'ERROR'
  source: 'USER'
}

/** What was asked for, from submit to the end. */
export type JobSpec = {
  requestId: string
  endpoint: string
  /** The JSON body; absent where it was none. */
  input: unknown
  /** Why the body could not be read as JSON. */
  inputError?: string | undefined
  /** Id part of the key. */
  keyId: string
  via: 'queue' | 'run'
  /** Origin under which the caller reaches the emulator; see `localize`. */
  origin: string | undefined
  webhookUrl?: string | undefined
  priority: 'normal' | 'low'
  /** Longest wait for a runner, in milliseconds. */
  startTimeoutMs?: number | undefined
  noRetry: boolean
  /** What becomes of the files it makes. */
  lifecycle: Lifecycle
  /** How it ends whatever the model says: a fault. */
  ending?: Outcome | undefined
}

/** A request and how it stands. */
export type Job = JobSpec & {
  submittedAt: number
  state: JobState
  logs: LogLine[]
}
