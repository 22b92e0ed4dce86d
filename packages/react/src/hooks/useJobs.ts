'use client'
import type { Receipt } from '@falvideo/client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { historyQueryOptions } from '../query/historyQueryOptions.ts'
import { falKeys } from '../query/keys.ts'
import { useEngine } from './useEngine.ts'

export type UseJobsReturnType = {
  /** Newest first. Give each to `useJob` to follow it. */
  jobs: readonly Receipt[]
  /** Whether storage was not read yet. */
  isPending: boolean
  /** Forgets a job. It goes on, and may be billed. */
  remove(receipt: Pick<Receipt, 'intentId'>): Promise<void>
}

const none: readonly Receipt[] = []

/** The jobs of all tabs and sessions that the storage remembers. */
export function useJobs(): UseJobsReturnType {
  const { client, storage, news } = useEngine()
  const queryClient = useQueryClient()
  const { data, isPending } = useQuery(historyQueryOptions(client))
  useEffect(
    () =>
      news.listen(() => {
        void queryClient.invalidateQueries({ queryKey: falKeys.history() })
      }),
    [news, queryClient],
  )
  const remove = useCallback(
    async ({ intentId }: Pick<Receipt, 'intentId'>) => {
      await storage.delete(intentId)
      news.tell()
    },
    [storage, news],
  )
  return { jobs: data ?? none, isPending, remove }
}
