import type { Connection, Receipt } from '@falvideo/client'
import { queryOptions } from '@tanstack/react-query'
import { falKeys } from './keys.ts'

/** Receipts of all jobs that are remembered, of all tabs and sessions, newest first. */
export function historyQueryOptions(client: Connection) {
  return queryOptions<readonly Receipt[]>({
    queryKey: falKeys.history(),
    queryFn: async () =>
      [...((await storageOf(client)?.list()) ?? [])].sort(
        (a, b) => b.createdAtMs - a.createdAtMs,
      ),
    // Storage is near; the news of a change refetches it.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
    networkMode: 'always',
    retry: false,
  })
}

/** A connection without the part `receipts` still knows where they belong. */
const storageOf = ({ receipts, options }: Connection) =>
  receipts?.storage ?? options.storage
