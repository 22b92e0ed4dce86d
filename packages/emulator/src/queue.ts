/**
 * The queue as pure functions: what may follow what, who is next, and how many
 * are ahead. No clock, no timer, no input or output.
 */

/** What a finished request answers to a result read, for good. */
export type Outcome = {
  /** HTTP status of the result read. */
  status: number
  body: unknown
  /** Extra response headers, lower-case names. */
  headers?: Readonly<Record<string, string>> | undefined
  /** Set on a COMPLETED status that failed in a way the queue knows of. */
  error?: { message: string; type: string } | undefined
  /** Units billed, a decimal string; absent where nothing is said. */
  billableUnits?: string | undefined
  /** What is billed, in micro-dollars. @default 0 */
  billedMicroUsd?: number | undefined
  /** Whether a fault ordered all this, so that it may be anything. */
  ordered?: boolean | undefined
}

export type JobState =
  | { phase: 'queued'; attempts: number }
  | {
      phase: 'running'
      attempts: number
      startedAt: number
      cancelRequested: boolean
    }
  | {
      phase: 'finished'
      attempts: number
      startedAt: number | undefined
      finishedAt: number
      outcome: Outcome
    }

export type JobEvent =
  | { type: 'start'; at: number }
  | { type: 'requeue' }
  | { type: 'cancel'; at: number; outcome: Outcome }
  | { type: 'finish'; at: number; outcome: Outcome }

/**
 * The state after an event, or `undefined` where the event cannot happen in
 * that state. A finished request never changes again; a running one may go
 * back to the queue when its runner fails
 * (https://fal.ai/docs/documentation/deployment/requests).
 */
export function nextState(
  state: JobState,
  event: JobEvent,
): JobState | undefined {
  const { attempts } = state
  if (state.phase === 'queued') {
    if (event.type === 'start') {
      return {
        phase: 'running',
        attempts: attempts + 1,
        startedAt: event.at,
        cancelRequested: false,
      }
    }
    if (event.type === 'requeue') return undefined
    // Cancelled, or out of time, before any runner had it.
    return finished(undefined, attempts, event.at, event.outcome)
  }
  if (state.phase === 'running') {
    if (event.type === 'start') return undefined
    if (event.type === 'requeue') return { phase: 'queued', attempts }
    if (event.type === 'cancel') return { ...state, cancelRequested: true }
    return finished(state.startedAt, attempts, event.at, event.outcome)
  }
  return undefined
}

function finished(
  startedAt: number | undefined,
  attempts: number,
  finishedAt: number,
  outcome: Outcome,
): JobState {
  return { phase: 'finished', attempts, startedAt, finishedAt, outcome }
}

/** The word fal's status answer has for a phase. */
export function statusWord(
  phase: JobState['phase'],
): 'IN_QUEUE' | 'IN_PROGRESS' | 'COMPLETED' {
  if (phase === 'queued') return 'IN_QUEUE'
  return phase === 'running' ? 'IN_PROGRESS' : 'COMPLETED'
}

/** One request waiting in line. */
export type Waiting = {
  requestId: string
  /** Whose concurrency it counts against. */
  account: string
  priority: 'normal' | 'low'
  /** Not before this time, in milliseconds. */
  readyAt: number
}

/**
 * Puts a request in line: behind its own kind, normal before low. A requeued
 * request goes to the `front` of its kind, as it has waited already.
 */
export function joinLine(
  line: readonly Waiting[],
  entry: Waiting,
  where: 'front' | 'back' = 'back',
): Waiting[] {
  const low = line.findIndex((other) => other.priority === 'low')
  const firstLow = low === -1 ? line.length : low
  const index =
    entry.priority === 'normal'
      ? where === 'front'
        ? 0
        : firstLow
      : where === 'front'
        ? firstLow
        : line.length
  return line.toSpliced(index, 0, entry)
}

/**
 * Ids that may start now, in order: those whose time has come, as long as
 * their account has a free slot.
 */
export function pickNext(
  line: readonly Waiting[],
  running: ReadonlyMap<string, number>,
  concurrency: number,
  now: number,
): string[] {
  const free = new Map<string, number>()
  const picked: string[] = []
  for (const { requestId, account, readyAt } of line) {
    if (readyAt > now) continue
    const slots = free.get(account) ?? concurrency - (running.get(account) ?? 0)
    if (slots <= 0) continue
    free.set(account, slots - 1)
    picked.push(requestId)
  }
  return picked
}
