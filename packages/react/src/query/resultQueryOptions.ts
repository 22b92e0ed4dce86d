import type { Connection, Receipt, Result } from '@falvideo/client'
import { queryOptions } from '@tanstack/react-query'
import { loadWork } from '../loadWork.ts'
import { type JobQueryConfig, jobQueryOptions } from './jobQueryOptions.ts'
import { falKeys } from './keys.ts'

/**
 * The result of a job, once it has ended; pending until then. Only reads. The
 * error is that of the job, or a DetachedError where fal was out of reach.
 */
export function resultQueryOptions<Output extends object>(
  client: Connection,
  receipt: Receipt<Output>,
  config: JobQueryConfig = {},
) {
  return queryOptions<Result<Output>>({
    queryKey: falKeys.result(receipt.endpointId, receipt.intentId),
    queryFn: async ({ client: queryClient, signal }) => {
      const work = await loadWork()
      const query = jobQueryOptions(client, receipt, config)
      return work.waitForEnd({ queryClient, query, receipt, signal })
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    networkMode: 'always',
    structuralSharing: false,
  })
}
