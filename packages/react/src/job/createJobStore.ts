import {
  QueryObserver,
  type QueryObserverOptions,
  skipToken,
} from '@tanstack/react-query'
import type { Engine } from '../engine/createEngine.ts'
import { jobQueryOptions } from '../query/jobQueryOptions.ts'
import { falKeys, type JobKey } from '../query/keys.ts'
import { hasEnded, type JobState } from './JobState.ts'
import type { JobStore, JobTarget } from './JobStore.ts'
import { idleFields, readJob } from './readJob.ts'
import { reduceJob } from './reduceJob.ts'
import { rememberFields } from './rememberFields.ts'

type JobQueryOptions<Output extends object> = QueryObserverOptions<
  JobState<Output>,
  Error,
  JobState<Output>,
  JobState<Output>,
  JobKey
>

const tickMs = 1_000

/**
 * The job of the query cache as a store of fields. Follows it while anybody
 * listens; one store may serve many components.
 *
 * @param onActive called when the first listener comes; returns what to do when
 * the last one leaves.
 */
export function createJobStore<Output extends object>(
  engine: Engine,
  onActive?: () => () => void,
): JobStore<Output> {
  const { queryClient, client, frame } = engine
  const listeners = new Set<() => void>()
  const read = rememberFields<Output>()
  let target: JobTarget<Output> | null = null
  let detached = false
  let tick = client.clock.now()
  let onIdle: (() => void) | undefined
  let unfollow: (() => void) | undefined

  const notify = () => {
    for (const listener of [...listeners]) listener()
  }
  const getKey = (job: JobTarget<Output>) => falKeys.job(job.endpoint, job.id)
  const getState = () =>
    target === null
      ? undefined
      : queryClient.getQueryData<JobState<Output>>(getKey(target))

  const observe = (options: JobQueryOptions<Output>) =>
    new QueryObserver(queryClient, options).subscribe(() => frame(notify))
  /** Has the query cache follow the target, as things stand. */
  const follow = () => {
    unfollow?.()
    unfollow = undefined
    if (target === null || listeners.size === 0) return
    const { receipt } = target
    unfollow =
      receipt === null || detached
        ? observe({ queryKey: getKey(target), queryFn: skipToken })
        : observe(jobQueryOptions(client, receipt, engine))
  }
  const change = (make: () => void) => {
    make()
    tick = client.clock.now()
    follow()
    notify()
  }

  const start = (): (() => void) => {
    follow()
    const stop = onActive?.()
    const ticker = setInterval(() => {
      const state = getState()
      if (state === undefined || hasEnded(state)) return
      tick = client.clock.now()
      frame(notify)
    }, tickMs)
    return () => {
      clearInterval(ticker)
      stop?.()
      follow()
    }
  }

  return {
    get: () => read(getState(), tick, detached),
    getServer() {
      const state = getState()
      if (state === undefined) return idleFields
      const now = state.lastContactAt ?? state.createdAt
      return readJob(state, { now, detached: false })
    },
    subscribe(listener) {
      const entry = () => listener()
      listeners.add(entry)
      if (listeners.size === 1) onIdle = start()
      return () => {
        listeners.delete(entry)
        if (listeners.size === 0) onIdle?.()
      }
    },
    isActive: () => listeners.size > 0,
    getState,
    getTarget: () => target,
    setTarget: (next) =>
      change(() => {
        target = next
        detached = false
      }),
    tell(change) {
      if (target === null) return
      queryClient.setQueryData<JobState<Output>>(
        getKey(target),
        (state) => state && reduceJob(state, change),
      )
      // What is done here shows at once.
      notify()
    },
    stopWatching: () =>
      change(() => {
        detached = true
      }),
    resume: () =>
      change(() => {
        detached = false
      }),
  }
}
