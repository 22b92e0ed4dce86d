import type { CancelOutcome, Receipt } from '@falvideo/client'
import { QueryObserver, skipToken } from '@tanstack/react-query'
import type { Engine } from '../engine/createEngine.ts'
import { jobQueryOptions } from '../query/jobQueryOptions.ts'
import { falKeys } from '../query/keys.ts'
import type { ReadableStore } from '../store/ReadableStore.ts'
import { hasEnded, type JobState } from './JobState.ts'
import { idleFields, type JobFields, readJob } from './readJob.ts'
import { type JobChange, reduceJob } from './reduceJob.ts'

/** Which job a store shows: one with a receipt, or one that has none yet. */
export type JobTarget<Output extends object> = {
  id: string
  endpoint: string
  receipt: Receipt<Output> | null
}

/** What can be done with a job. None of it starts one. */
export type JobActions = {
  /** Asks fal to stop the job, and says what that means for the bill. */
  cancel(): Promise<CancelOutcome>
  /** Stops asking about the job. It goes on, and may be billed. */
  stopWatching(): void
  /** Goes on following after `stopWatching`, or when fal was out of reach. */
  resume(): void
}

export type JobStore<Output extends object> = ReadableStore<
  JobFields<Output>
> & {
  setTarget(target: JobTarget<Output> | null): void
  getTarget(): JobTarget<Output> | null
  getState(): JobState<Output> | undefined
  /** Notes what happened to the job. */
  tell(change: JobChange<Output>): void
  stopWatching(): void
  resume(): void
  /** Whether anybody looks. */
  isActive(): boolean
}

const tickMs = 1_000

/**
 * The job of the query cache as a store of fields. Follows it while anybody
 * listens; one store may serve many components.
 */
export function createJobStore<Output extends object>(
  engine: Engine,
  onActive?: () => () => void,
): JobStore<Output> {
  const { queryClient, client } = engine
  const listeners = new Set<() => void>()
  const now = () => client.clock.now()
  let target: JobTarget<Output> | null = null
  let detached = false
  let tick = 0
  let leave: (() => void) | undefined
  let observer: QueryObserver<JobState<Output>> | undefined
  const notify = () => {
    for (const listener of [...listeners]) listener()
  }

  const getState = () =>
    target === null
      ? undefined
      : queryClient.getQueryData<JobState<Output>>(
          falKeys.job(target.endpoint, target.id),
        )
  const getOptions = () => {
    if (target === null) return { queryKey: falKeys.allJobs(), queryFn: skipToken }
    const { receipt, endpoint, id } = target
    if (receipt === null || detached) {
      return { queryKey: falKeys.job(endpoint, id), queryFn: skipToken }
    }
    return jobQueryOptions(client, receipt, engine)
  }
  const observe = () => {
    observer?.setOptions(getOptions() as never)
    notify()
  }

  const read = remember<Output>()
  return {
    get: () => read(getState(), tick, detached),
    getServer() {
      const state = getState()
      if (state === undefined) return idleFields
      const at = state.lastContactAt ?? state.createdAt
      return readJob(state, { now: at, detached: false })
    },
    subscribe(listener) {
      const entry = () => listener()
      listeners.add(entry)
      if (listeners.size === 1) leave = start()
      return () => {
        listeners.delete(entry)
        if (listeners.size === 0) leave?.()
      }
    },
    getState,
    getTarget: () => target,
    setTarget(next) {
      target = next
      detached = false
      tick = now()
      observe()
    },
    tell(change) {
      if (target === null) return
      queryClient.setQueryData<JobState<Output>>(
        falKeys.job(target.endpoint, target.id),
        (state) => state && reduceJob(state, change),
      )
    },
    stopWatching() {
      detached = true
      observe()
    },
    resume() {
      detached = false
      observe()
      observer?.refetch({ cancelRefetch: false })
    },
    isActive: () => listeners.size > 0,
  }

  function start(): () => void {
    tick = now()
    observer = new QueryObserver(queryClient, getOptions() as never)
    const stopObserving = observer.subscribe(notify)
    const ticker = setInterval(() => {
      const state = getState()
      if (state === undefined || hasEnded(state)) return
      tick = now()
      notify()
    }, tickMs)
    const stop = onActive?.()
    return () => {
      stop?.()
      clearInterval(ticker)
      stopObserving()
      observer = undefined
    }
  }
}

/** Reads a job anew only when something moved. */
function remember<Output extends object>() {
  let last: [JobState<Output> | undefined, number, boolean] | undefined
  let fields: JobFields<Output> = idleFields
  return (
    state: JobState<Output> | undefined,
    tick: number,
    detached: boolean,
  ): JobFields<Output> => {
    const same =
      last?.[0] === state && last?.[1] === tick && last?.[2] === detached
    if (same) return fields
    last = [state, tick, detached]
    fields =
      state === undefined ? idleFields : readJob(state, { now: tick, detached })
    return fields
  }
}
