import type { Clock } from './clock.ts'
import type { FaultStore } from './createFaults.ts'
import type { Files } from './files.ts'
import type { Jobs } from './jobs.ts'
import type { Journal } from './journal.ts'
import type { Keys } from './keys.ts'
import type { Ledger } from './ledger.ts'
import type { Settings } from './options.ts'
import type { Random } from './random.ts'
import type { RequestLog } from './requestLog.ts'
import type { Lifecycle } from './routes/lifecycle.ts'
import type { Tasks } from './tasks.ts'
import type { Verifier } from './verify/createVerifier.ts'
import type { Webhooks } from './webhooks.ts'

/** Everything a route needs. */
export type World = {
  settings: Settings
  clock: Clock
  random: Random
  journal: Journal | undefined
  jobs: Jobs
  ledger: Ledger
  faults: FaultStore
  files: Files
  keys: Keys
  /** What becomes of files of which nothing is said; the account's setting. */
  storage: Lifecycle
  requests: RequestLog
  webhooks: Webhooks
  tasks: Tasks
  verifier: Verifier
}
