import type { Clock } from './clock.ts'
import type { FaultStore } from './faults.ts'
import type { Ledger } from './ledger.ts'
import { requestProblem } from './problems.ts'
import {
  type JobEvent,
  type JobState,
  joinLine,
  nextState,
  type Outcome,
  pickNext,
  statusWord,
  type Waiting,
} from './queue.ts'
import { responseHeaders } from './wire.ts'

export type LogLine = {
  message: string
  timestamp: string
  level: 'INFO' | 'ERROR'
  source: 'USER'
}

/** What a request is, from submit to the end; its state comes beside it. */
export type JobSpec = {
  requestId: string
  endpoint: string
  input: unknown
  /** Id part of the key. */
  keyId: string
  via: 'queue' | 'run'
  /** Origin under which the caller reaches the emulator; see `Localize`. */
  origin: string | undefined
  webhookUrl?: string | undefined
  priority: 'normal' | 'low'
  /** Longest wait for a runner, in milliseconds. */
  startTimeoutMs?: number | undefined
  noRetry: boolean
  /** Lifetime of the files it makes, in milliseconds; absent: for good. */
  filesLifetimeMs?: number | undefined
}

export type Job = JobSpec & {
  submittedAt: number
  state: JobState
  logs: LogLine[]
  /** Result reads that still say "not yet" (fault `late`). */
  lateReads: number
}

export type Work = {
  /** Settles when the input is checked: what was wrong, or nothing. */
  prepared: Promise<Outcome | undefined>
  /** Settles when all is done. */
  done: Promise<Outcome>
}

export type JobsParameters = {
  clock: Clock
  ledger: Ledger
  faults: FaultStore
  /** Running at once, per account. */
  concurrency: number
  /** Wait before a runner is free, in milliseconds. */
  queueMs: number
  /** Strangers' requests ahead of each new one, gone when `queueMs` is over. */
  crowd: number
  /** Shortest time a run takes, in milliseconds. */
  runMs: (endpoint: string, input: unknown) => number
  /** Whether a running request stops when it is cancelled. */
  honourCancel: boolean
  work: (
    job: JobSpec,
    signal: AbortSignal,
    log: (message: string) => void,
  ) => Work
  onFinish: (job: Job, outcome: Outcome) => void
  /** Work that moving the clock by hand has to wait for. */
  track: (task: Promise<unknown>) => void
}

export type Jobs = ReturnType<typeof createJobs>

/** Attempts in all before the platform gives up (docs: reliability, retries). */
const mostAttempts = 10
/** Wait before a lost request is tried again, in milliseconds. */
const retryDelayMs = 1_000
/** A refused input is known this soon, in milliseconds. */
const refusalMs = 400

/** Runs requests through the queue; the rules are those of `queue.ts`. */
export function createJobs(parameters: JobsParameters) {
  const { clock, ledger, faults, queueMs, crowd, track } = parameters
  const jobs = new Map<string, Job>()
  const running = new Map<string, number>()
  const stops = new Map<string, AbortController>()
  const watchers = new Map<string, Set<() => void>>()
  let line: Waiting[] = []

  function notify(requestId: string) {
    for (const watcher of [...(watchers.get(requestId) ?? [])]) watcher()
  }

  function apply(job: Job, event: JobEvent): boolean {
    const before = job.state
    const after = nextState(before, event)
    // After a reset its timers still come, for nobody.
    if (!after || jobs.get(job.requestId) !== job) return false
    job.state = after
    if (before.phase === 'queued' && after.phase !== 'queued') {
      line = line.filter(({ requestId }) => requestId !== job.requestId)
      // Everybody behind has moved up by one.
      for (const { requestId } of line) notify(requestId)
    }
    const change = occupied(after) - occupied(before)
    running.set(job.keyId, (running.get(job.keyId) ?? 0) + change)
    if (after.phase === 'finished') {
      settle(job, after.outcome, after.finishedAt)
    } else {
      ledger.update(job.requestId, { status: statusWord(after.phase) })
    }
    notify(job.requestId)
    return true
  }

  function settle(job: Job, outcome: Outcome, at: number) {
    stops.get(job.requestId)?.abort(new Error('the request has ended'))
    stops.delete(job.requestId)
    const cancelled = outcome.status === 499
    const failed = outcome.status >= 400
    ledger.update(job.requestId, {
      status: cancelled ? 'CANCELLED' : failed ? 'FAILED' : 'COMPLETED',
      finishedAt: new Date(at).toISOString(),
      billedMicroUsd: outcome.billedMicroUsd ?? 0,
      units: outcome.billableUnits ?? '0',
    })
    parameters.onFinish(job, outcome)
  }

  function log(job: Job, message: string, level: LogLine['level'] = 'INFO') {
    const timestamp = new Date(clock.now()).toISOString()
    job.logs.push({ message, timestamp, level, source: 'USER' })
    notify(job.requestId)
  }

  function wait(job: Job, readyAt: number, where?: 'front') {
    const { requestId, keyId: account, priority } = job
    line = joinLine(line, { requestId, account, priority, readyAt }, where)
    clock.schedule(readyAt, pump)
  }

  function pump() {
    const { concurrency } = parameters
    for (const id of pickNext(line, running, concurrency, clock.now())) {
      const job = jobs.get(id)
      if (job) start(job)
    }
  }

  function start(job: Job) {
    const at = clock.now()
    if (!apply(job, { type: 'start', at })) return
    const attempt = job.state.attempts
    // A later attempt of the same request is another run.
    const current = () =>
      job.state.phase === 'running' && job.state.attempts === attempt
    const { endpoint, requestId } = job
    const end = at + parameters.runMs(endpoint, job.input)
    if (faults.take('submit', { endpoint, requestId }, ['runner-lost'])) {
      clock.schedule(end, () => {
        if (current()) loseRunner(job)
      })
      return
    }
    const stop = new AbortController()
    stops.set(requestId, stop)
    const work = parameters.work(job, stop.signal, (message) => {
      if (current()) log(job, message)
    })
    const finish = (outcome: Outcome | undefined) => {
      if (!outcome || !current()) return
      apply(job, { type: 'finish', at: clock.now(), outcome })
      pump()
    }
    const give = (promise: Promise<Outcome | undefined>) => () =>
      track(promise.then(finish))
    const done = work.done.catch((error: unknown) => crash(job, error))
    const refused = work.prepared.catch(() => undefined)
    clock.schedule(Math.min(end, at + refusalMs), give(refused))
    clock.schedule(end, give(done))
  }

  function crash(job: Job, error: unknown): Outcome {
    if (job.state.phase === 'running') {
      const traceback = error instanceof Error ? error.message : String(error)
      log(job, JSON.stringify({ traceback }), 'ERROR')
    }
    return { status: 500, body: { detail: 'Internal Server Error' } }
  }

  function loseRunner(job: Job) {
    if (job.noRetry || job.state.attempts >= mostAttempts) {
      const outcome = requestProblem(
        503,
        'runner_disconnected',
        'Runner disconnected',
      )
      apply(job, { type: 'finish', at: clock.now(), outcome })
    } else {
      requeue(job)
    }
    pump()
  }

  function requeue(job: Job) {
    if (!apply(job, { type: 'requeue' })) return false
    stops.get(job.requestId)?.abort(new Error('the runner was lost'))
    stops.delete(job.requestId)
    wait(job, clock.now() + retryDelayMs, 'front')
    notify(job.requestId)
    return true
  }

  return {
    /** Takes a request in. It may be running when this returns. */
    submit(spec: JobSpec): Job {
      const at = clock.now()
      const job: Job = {
        ...spec,
        submittedAt: at,
        state: { phase: 'queued', attempts: 0 },
        logs: [],
        lateReads: 0,
      }
      jobs.set(job.requestId, job)
      const { requestId, endpoint, keyId, via } = spec
      ledger.open({ requestId, endpoint, keyId, via, at })
      // Somebody who is served at once never stood in line.
      wait(job, via === 'run' ? at : at + queueMs)
      if (spec.startTimeoutMs !== undefined) {
        clock.schedule(at + spec.startTimeoutMs, () => {
          if (job.state.phase !== 'queued') return
          const outcome = requestProblem(
            504,
            'request_timeout',
            'Request timed out',
            { [responseHeaders.timeoutType]: 'user' },
          )
          apply(job, { type: 'finish', at: clock.now(), outcome })
        })
      }
      for (let n = 1; via === 'queue' && n < crowd; n += 1) {
        clock.schedule(at + (queueMs * n) / crowd, () => notify(requestId))
      }
      pump()
      return job
    },
    get: (requestId: string) => jobs.get(requestId),
    all: () => jobs.values(),
    /** Requests ahead of a queued one: 0 means it is next. */
    positionOf(requestId: string): number {
      const index = line.findIndex((entry) => entry.requestId === requestId)
      const attempts = jobs.get(requestId)?.state.attempts
      const left = (line[index]?.readyAt ?? 0) - clock.now()
      const strangers =
        queueMs > 0 && attempts === 0
          ? Math.ceil((crowd * Math.max(0, left)) / queueMs)
          : 0
      // Each of ours ahead has its strangers in front of it, not behind.
      return Math.max(0, index) + strangers
    },
    /** Requests waiting for an endpoint, whoever asked. */
    waitingFor: (endpoint: string) =>
      line.filter(({ requestId }) => jobs.get(requestId)?.endpoint === endpoint)
        .length,
    /** Requests of an account that run now. */
    runningFor: (keyId: string) => running.get(keyId) ?? 0,
    /** Asks for the end of a request; says what came of it. */
    cancel(job: Job): 'OK' | 'CANCELLATION_REQUESTED' | 'ALREADY_COMPLETED' {
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
      if (parameters.honourCancel) {
        apply(job, { type: 'finish', at, outcome })
        pump()
      }
      return 'CANCELLATION_REQUESTED'
    },
    /** The runner of a running request is lost; it goes back to the queue. */
    requeue,
    /** Calls back after each change of a request; returns the way out. */
    watch(requestId: string, listener: () => void): () => void {
      const set = watchers.get(requestId) ?? new Set()
      watchers.set(requestId, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0) watchers.delete(requestId)
      }
    },
    /** Settles when a request has ended. */
    ended(job: Job): Promise<Outcome> {
      return new Promise((resolve, reject) => {
        const check = () => {
          if (job.state.phase === 'finished') resolve(job.state.outcome)
          else if (jobs.get(job.requestId) === job) return
          else reject(new Error('the emulator was reset'))
          unwatch()
        }
        const unwatch = this.watch(job.requestId, check)
        check()
      })
    },
    /** Stops all work and forgets every request. */
    clear() {
      for (const stop of stops.values()) {
        stop.abort(new Error('the emulator was reset'))
      }
      jobs.clear()
      running.clear()
      stops.clear()
      line = []
      // Streams and waiting runs see that their request is gone.
      for (const id of [...watchers.keys()]) notify(id)
    },
  }
}

/** Concurrency slots a state takes up. */
function occupied(state: JobState): 0 | 1 {
  return state.phase === 'running' ? 1 : 0
}
