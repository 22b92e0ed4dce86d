import type { Clock } from './clock.ts'
import type { FaultStore } from './createFaults.ts'
import type { Job, JobSpec, LogLine } from './job.ts'
import type { Ledger } from './ledger.ts'
import { createLine } from './line.ts'
import { requestProblem } from './problems.ts'
import {
  type JobEvent,
  type JobState,
  nextState,
  type Outcome,
  statusWord,
} from './queue.ts'
import { createRunner, type StartWork } from './runner.ts'
import { createWatchers } from './watchers.ts'
import { responseHeaders } from './wire.ts'

export type JobsParameters = {
  clock: Clock
  ledger: Ledger
  faults: FaultStore
  settings: {
    concurrency: number
    queueMs: number
    crowd: number
    runMs: (endpoint: string, input: unknown) => number
    honourCancel: boolean
  }
  work: StartWork
  onFinish: (job: Job, outcome: Outcome) => void
  onSubmit: (job: Job) => void
  onChange: (job: Job) => void
  /** Work that moving the clock by hand has to wait for. */
  track: (task: Promise<unknown>) => void
}

export type Jobs = ReturnType<typeof createJobs>

/** What the parts of the queue share. */
export type JobStore = {
  jobs: Map<string, Job>
  line: ReturnType<typeof createLine>
  /** Stops the work of a running request. */
  stops: Map<string, AbortController>
  /** Moves a request on; `false` where it cannot go there. */
  apply: (job: Job, event: JobEvent) => boolean
  /** Gives a finished request another end: nothing but a fault does that. */
  replaceOutcome: (job: Job, outcome: Outcome) => void
  log: (job: Job, message: string, level?: LogLine['level']) => void
}

/** Runs requests through the queue; the rules are those of `queue.ts`. */
export function createJobs(parameters: JobsParameters) {
  const { clock, ledger, settings } = parameters
  const watchers = createWatchers()
  const store = createStore(parameters, watchers)
  const { jobs, line, apply } = store
  const runner = createRunner(parameters, store)

  /** Takes a request in. It may be running when this returns. */
  function submit(spec: JobSpec): Job {
    const at = clock.now()
    const state: JobState = { phase: 'queued', attempts: 0 }
    const job: Job = { ...spec, submittedAt: at, state, logs: [] }
    const { requestId, endpoint, keyId, via } = spec
    jobs.set(requestId, job)
    ledger.open({ requestId, endpoint, keyId, via, at })
    parameters.onSubmit(job)
    enter(job)
    return job
  }

  function enter(job: Job) {
    const at = clock.now()
    const { requestId, startTimeoutMs } = job
    // A synchronous run is served at once or not at all.
    const { queueMs, crowd } =
      job.via === 'run' ? { queueMs: 0, crowd: 0 } : settings
    for (let n = 1; n < crowd; n += 1) {
      const step = at + (queueMs * n) / crowd
      if (step > at) clock.schedule(step, () => watchers.notify(requestId))
    }
    if (startTimeoutMs !== undefined) {
      clock.schedule(job.submittedAt + startTimeoutMs, () => timeOut(job))
    }
    runner.wait(job, at + queueMs)
  }

  function timeOut(job: Job) {
    if (job.state.phase !== 'queued') return
    const outcome = requestProblem(
      504,
      'request_timeout',
      'Request timed out',
      { [responseHeaders.timeoutType]: 'user' },
    )
    apply(job, { type: 'finish', at: clock.now(), outcome })
  }

  /** Asks for the end of a request; says what came of it. */
  function cancel(job: Job) {
    const { phase } = job.state
    if (phase === 'finished') return 'ALREADY_COMPLETED'
    const at = clock.now()
    const outcome = requestProblem(
      499,
      'client_cancelled',
      'Request was cancelled by the client',
    )
    apply(job, { type: 'cancel', at, outcome })
    if (phase === 'queued') return 'OK'
    if (settings.honourCancel) {
      apply(job, { type: 'finish', at, outcome })
      runner.pump()
    }
    return 'CANCELLATION_REQUESTED'
  }

  /** Requests ahead of a queued one: 0 means it is next. */
  function positionOf(requestId: string): number {
    const { queueMs, crowd } = settings
    const left = (line.readyAt(requestId) ?? 0) - clock.now()
    const first = jobs.get(requestId)?.state.attempts === 0
    const strangers =
      first && queueMs > 0
        ? Math.ceil((crowd * Math.max(0, left)) / queueMs)
        : 0
    return Math.max(0, line.place(requestId)) + strangers
  }

  /** Settles when a request has ended. */
  function ended(job: Job): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const check = () => {
        if (job.state.phase === 'finished') resolve(job.state.outcome)
        else if (jobs.get(job.requestId) === job) return
        else reject(new Error('The emulator was reset.'))
        leave()
      }
      const leave = watchers.watch(job.requestId, check)
      check()
    })
  }

  return {
    submit,
    cancel,
    positionOf,
    ended,
    get: (requestId: string) => jobs.get(requestId),
    all: () => [...jobs.values()],
    /** Requests waiting for an endpoint, whoever asked. */
    waitingFor: (endpoint: string) =>
      line.ids.filter((id) => jobs.get(id)?.endpoint === endpoint).length,
    /** Requests of an account that run now. */
    runningFor: line.running,
    /** The runner of a running request is lost; it goes back to the queue. */
    requeue: runner.requeue,
    replaceOutcome: store.replaceOutcome,
    watch: watchers.watch,
    /** Takes up requests of an earlier life; those under way start anew. */
    load(saved: Iterable<Job>) {
      for (const job of saved) {
        const { state } = job
        if (state.phase === 'running') {
          job.state = { phase: 'queued', attempts: state.attempts }
        }
        jobs.set(job.requestId, job)
        if (job.state.phase === 'queued') enter(job)
      }
    },
    /** Stops all work and forgets every request. */
    clear() {
      const reason = new Error('The emulator was reset.')
      for (const stop of store.stops.values()) stop.abort(reason)
      store.stops.clear()
      jobs.clear()
      line.clear()
      // Streams and waiting runs see that their request is gone.
      watchers.notifyAll()
    },
  }
}

function createStore(
  { clock, ledger, settings, onFinish, onChange }: JobsParameters,
  watchers: ReturnType<typeof createWatchers>,
): JobStore {
  const jobs = new Map<string, Job>()
  const line = createLine(settings.concurrency)
  const stops = new Map<string, AbortController>()

  function apply(job: Job, event: JobEvent): boolean {
    const before = job.state
    const after = nextState(before, event)
    // After a reset its timers still come, for nobody.
    if (!after || jobs.get(job.requestId) !== job) return false
    job.state = after
    line.occupy(job.keyId, occupied(after, before))
    if (before.phase === 'queued') line.leave(job.requestId)
    if (after.phase === 'finished') finish(job, after)
    else ledger.update(job.requestId, { status: statusWord(after.phase) })
    onChange(job)
    watchers.notify(job.requestId)
    // Everybody behind has moved up by one.
    if (before.phase === 'queued') line.ids.forEach(watchers.notify)
    return true
  }

  function finish(job: Job, state: JobState & { phase: 'finished' }) {
    settle(job, state)
    stops.get(job.requestId)?.abort(new Error('The request has ended.'))
    stops.delete(job.requestId)
    onFinish(job, state.outcome)
  }

  /** Writes down what an end costs. */
  function settle(
    { requestId }: Job,
    { outcome, finishedAt }: JobState & { phase: 'finished' },
  ) {
    const cancelled = outcome.status === 499
    const failed = outcome.status >= 400
    ledger.update(requestId, {
      status: cancelled ? 'CANCELLED' : failed ? 'FAILED' : 'COMPLETED',
      finishedAt: new Date(finishedAt).toISOString(),
      billedMicroUsd: outcome.billedMicroUsd ?? 0,
      units: outcome.billableUnits ?? '0',
    })
  }

  function replaceOutcome(job: Job, outcome: Outcome) {
    if (job.state.phase !== 'finished') return
    job.state = { ...job.state, outcome }
    settle(job, job.state)
    onChange(job)
  }

  function log(job: Job, message: string, level: LogLine['level'] = 'INFO') {
    const timestamp = new Date(clock.now()).toISOString()
    job.logs.push({ message, timestamp, level, source: 'USER' })
    watchers.notify(job.requestId)
  }

  return { jobs, line, stops, apply, replaceOutcome, log }
}

/** How a change of state changes the number of runners in use. */
function occupied(after: JobState, before: JobState): -1 | 0 | 1 {
  if (after.phase === before.phase) return 0
  if (after.phase === 'running') return 1
  return before.phase === 'running' ? -1 : 0
}
