import type { Clock } from './clock.ts'
import type { FaultStore } from './faults.ts'
import type { Files } from './files.ts'
import type { Jobs } from './jobs.ts'
import type { Journal } from './journal.ts'
import type { Ledger } from './ledger.ts'
import type { Settings } from './options.ts'
import type { Random } from './random.ts'
import type { RequestLog } from './requestLog.ts'
import type { Tasks } from './tasks.ts'
import type { Verifier } from './verify.ts'
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
  requests: RequestLog
  webhooks: Webhooks
  tasks: Tasks
  verifier: Verifier | undefined
}
