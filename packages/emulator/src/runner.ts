import type { Job, JobSpec } from './job.ts'
import type { JobStore, JobsParameters } from './jobs.ts'
import { requestProblem } from './problems.ts'
import type { Outcome } from './queue.ts'

/** What a model does with one request. */
export type Work = {
  /** Settles when the input is checked: what was wrong, or nothing. */
  prepared: Promise<Outcome | undefined>
  /** Settles when all is done. */
  done: Promise<Outcome>
}

export type StartWork = (
  job: JobSpec,
  signal: AbortSignal,
  log: (message: string) => void,
) => Work

/** Attempts in all before the platform gives up (docs: reliability, retries). */
const mostAttempts = 10
/** Wait before a lost request is tried again, in milliseconds. */
const retryDelayMs = 1_000
/** A refused input is known this soon, in milliseconds. */
const refusalMs = 400

/** Starts requests whose turn has come, and sees them through. */
export function createRunner(parameters: JobsParameters, store: JobStore) {
  const { clock, faults, settings, track } = parameters
  const { jobs, line, stops, apply, log } = store

  function pump() {
    for (const id of line.next(clock.now())) {
      const job = jobs.get(id)
      if (job) start(job)
    }
  }

  function wait(job: Job, readyAt: number, where?: 'front') {
    const { requestId, keyId: account, priority } = job
    line.join({ requestId, account, priority, readyAt }, where)
    if (readyAt > clock.now()) clock.schedule(readyAt, pump)
    else pump()
  }

  function start(job: Job) {
    const at = clock.now()
    if (!apply(job, { type: 'start', at })) return
    const { endpoint, requestId, state } = job
    const { attempts } = state
    // A later attempt of the same request is another run.
    const current = () =>
      job.state.phase === 'running' && job.state.attempts === attempts
    const end = at + settings.runMs(endpoint, job.input)
    if (faults.take('submit', { endpoint, requestId }, ['runner-lost'])) {
      clock.schedule(end, () => {
        if (current()) loseRunner(job)
      })
    } else run(job, current, end)
  }

  function run(job: Job, current: () => boolean, end: number) {
    const stop = new AbortController()
    stops.set(job.requestId, stop)
    const work = parameters.work(job, stop.signal, (message) => {
      if (current()) log(job, message)
    })
    const finish = (outcome: Outcome | undefined) => {
      if (!outcome || !current()) return
      apply(job, { type: 'finish', at: clock.now(), outcome })
      pump()
    }
    const done = work.done.catch((error: unknown) => {
      if (current()) log(job, traceback(error), 'ERROR')
      return crashed
    })
    const refused = work.prepared.catch(() => crashed)
    const soon = Math.min(end, clock.now() + refusalMs)
    clock.schedule(soon, () => track(refused.then(finish)))
    clock.schedule(end, () => track(done.then(finish)))
  }

  function loseRunner(job: Job) {
    if (job.noRetry || job.state.attempts >= mostAttempts) {
      const text = 'Runner disconnected'
      const outcome = requestProblem(503, 'runner_disconnected', text)
      apply(job, { type: 'finish', at: clock.now(), outcome })
    } else requeue(job)
    pump()
  }

  function requeue(job: Job): boolean {
    if (!apply(job, { type: 'requeue' })) return false
    stops.get(job.requestId)?.abort(new Error('The runner was lost.'))
    stops.delete(job.requestId)
    wait(job, clock.now() + retryDelayMs, 'front')
    return true
  }

  return { pump, wait, requeue }
}

/** An app that threw (fal's SDK: api.py). */
const crashed: Outcome = {
  status: 500,
  body: { detail: 'Internal Server Error' },
}

/** fal logs a crash as one line of JSON. */
function traceback(error: unknown): string {
  const lines: string[] = []
  for (let at = error; at instanceof Error; at = at.cause) {
    lines.push(at.message)
  }
  return JSON.stringify({ traceback: lines.join(': ') || String(error) })
}
