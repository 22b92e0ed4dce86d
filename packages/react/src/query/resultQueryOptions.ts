import type { Connection, Receipt, Result } from '@falvideo/client'
import { queryOptions } from '@tanstack/react-query'
import { waitForEnd } from '../job/waitForEnd.ts'
import type { JobQueryConfig } from './jobQueryOptions.ts'
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
    queryFn: ({ client: queryClient, signal }) =>
      waitForEnd({ ...config, client, queryClient }, receipt, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    networkMode: 'always',
    structuralSharing: false,
  })
}
