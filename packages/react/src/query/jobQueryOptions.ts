import type { Connection, Receipt } from '@falvideo/client'
import { toPlainError } from '@falvideo/client/connection'
import { queryOptions } from '@tanstack/react-query'
import { hasEnded, type JobState, jobStateOf } from '../job/JobState.ts'
import { reduceJob } from '../job/reduceJob.ts'
import { loadWork } from '../loadWork.ts'
import { createTabs, type Tabs } from '../tabs/createTabs.ts'
import { falKeys } from './keys.ts'

export type JobQueryConfig = {
  /** How tabs share one watcher. @default createTabs() */
  tabs?: Tabs | undefined
  /** Called in one tab, once, when the job ends while it is followed. */
  onEnd?: ((state: JobState<object>) => void) | undefined
}

/**
 * Follows a job from its receipt, in the query cache. Fetching, refetching and
 * invalidating it only read; nothing here can submit. Its data is the state of
 * the job, from the first look to the ending; the promise of a fetch resolves
 * at the ending.
 *
 * @example
 * import { jobQueryOptions } from '@falvideo/react/query'
 * import { useQuery } from '@tanstack/react-query'
 *
 * const { data } = useQuery(jobQueryOptions(client, receipt))
 * data?.phase // 'queued'
 */
export function jobQueryOptions<Output extends object>(
  client: Connection,
  receipt: Receipt<Output>,
  config: JobQueryConfig = {},
) {
  const { tabs = createTabs(), onEnd } = config
  const queryKey = falKeys.job(receipt.endpointId, receipt.intentId)
  return queryOptions<
    JobState<Output>,
    Error,
    JobState<Output>,
    typeof queryKey
  >({
    queryKey,
    queryFn: async ({ client: queryClient, signal }) => {
      const get = () =>
        queryClient.getQueryData<JobState<Output>>(queryKey) ??
        jobStateOf(receipt)
      const set = (state: JobState<Output>) => {
        if (!signal.aborted) queryClient.setQueryData(queryKey, state)
      }
      if (hasEnded(get())) return get()
      set(get())
      try {
        const work = await loadWork()
        await work.followJob({ client, receipt, tabs, signal, get, set, onEnd })
      } catch (error) {
        const at = client.clock.now()
        const plain = toPlainError(error)
        set(reduceJob(get(), { type: 'unreachable', error: plain, at }))
      }
      return get()
    },
    staleTime: ({ state }) =>
      state.data !== undefined && hasEnded(state.data)
        ? Number.POSITIVE_INFINITY
        : 0,
    // The watch itself waits out troubles, and looks again on focus and online.
    retry: false,
    networkMode: 'always',
    refetchOnMount: true,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchInterval: false,
    // States are made new only where they differ.
    structuralSharing: false,
  })
}
