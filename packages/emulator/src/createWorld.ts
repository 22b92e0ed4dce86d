import { join } from 'node:path'
import { localizeAll } from './call.ts'
import type { Clock } from './clock.ts'
import { createFaults } from './createFaults.ts'
import { createFiles } from './files.ts'
import { createJobs } from './jobs.ts'
import { createJournal } from './journal.ts'
import { createKeys } from './keys.ts'
import { createLedger } from './ledger.ts'
import type { Settings } from './options.ts'
import { createRandom } from './random.ts'
import { createPool } from './render/pool.ts'
import { createRequestLog } from './requestLog.ts'
import { createTasks } from './tasks.ts'
import { createVerifier } from './verify/createVerifier.ts'
import { createWebhooks } from './webhooks.ts'
import { startWork } from './work/startWork.ts'
import type { World } from './world.ts'

/** Puts the parts together. */
export function createWorld(settings: Settings, clock: Clock): World {
  const random = createRandom(settings.seed)
  const { dataFolder } = settings
  const journal =
    dataFolder === undefined ? undefined : createJournal(dataFolder)
  const ledger = createLedger(journal?.ledger)
  const faults = createFaults()
  const files = createFiles({
    clock,
    random,
    folder: dataFolder === undefined ? undefined : join(dataFolder, 'files'),
    onArrive: journal?.file,
    onRemove: journal?.fileGone,
  })
  const tasks = createTasks()
  const verifier = createVerifier()
  const webhooks = createWebhooks({
    clock,
    faults,
    allowPrivate: settings.allowPrivate,
    fetch: settings.webhookFetch,
    payload: ({ origin }, { body }) => localizeAll(body, origin),
    verify: verifier.verifyWebhook,
    track: tasks.track,
  })
  const work = {
    files,
    ledger,
    pool: createPool(settings.renders),
    mode: settings.render,
    seed: settings.seed ?? 0,
    allowPrivate: settings.allowPrivate,
  }
  const jobs = createJobs({
    clock,
    ledger,
    faults,
    settings,
    work: (job, signal, log) => startWork(job, signal, log, work),
    onFinish: webhooks.deliver,
    onSubmit: (job) => journal?.job(job),
    onChange: (job) => journal?.state(job),
    track: tasks.track,
  })
  const memory = journal?.load()
  if (memory) {
    ledger.load(memory.ledger.values())
    files.load(memory.files.values())
    jobs.load(memory.jobs.values())
  }
  return {
    settings,
    clock,
    random,
    journal,
    jobs,
    ledger,
    faults,
    files,
    keys: createKeys({ given: settings.keys, clock, random }),
    storage: { lifetimeMs: undefined, access: 'allow' },
    requests: createRequestLog(),
    webhooks,
    tasks,
    verifier,
  }
}
