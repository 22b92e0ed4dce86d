import type { Clock } from './clock.ts'
import type { FaultStore } from './faults.ts'
import type { Files } from './files.ts'
import type { Jobs } from './jobs.ts'
import type { Ledger } from './ledger.ts'
import type { Random } from './random.ts'
import type { RequestLog } from './requestLog.ts'

/** Behaviour that fal's documentation leaves open, or that one may choose. */
export type Settings = {
  /** Keys that are accepted; absent: any of the form `id:secret`. */
  keys: readonly string[] | undefined
  /** Whether browsers may read the `x-fal-*` headers of an answer. */
  exposeHeaders: boolean
  /** Running at once, per account. */
  concurrency: number
  /** How long results can be read, in milliseconds; absent: as fal does. */
  resultTtlMs: number | undefined
  /** Polled logs go back this far, in milliseconds. */
  logWindowMs: number
}

/** Everything a route needs. */
export type World = {
  settings: Settings
  clock: Clock
  random: Random
  jobs: Jobs
  ledger: Ledger
  faults: FaultStore
  files: Files
  requests: RequestLog
}
