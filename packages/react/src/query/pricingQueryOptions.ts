import type { Connection, Endpoint } from '@falvideo/client'
import { queryOptions } from '@tanstack/react-query'
import { loadWork } from '../loadWork.ts'
import { falKeys } from './keys.ts'

/** Prices change seldom; asking once an hour is plenty. */
const freshMs = 3_600_000

/**
 * fal's unit price of an endpoint. An error means that it could not be had
 * from here, not that it is zero.
 */
export function pricingQueryOptions(
  client: Connection,
  endpoint: Endpoint<string, object, object>,
) {
  return queryOptions({
    queryKey: falKeys.pricing(endpoint.id),
    queryFn: async ({ signal }) => {
      const work = await loadWork()
      return work.getPricing(work.equip(client), endpoint, { signal })
    },
    staleTime: freshMs,
    retry: false,
    refetchOnWindowFocus: false,
    retryOnMount: false,
  })
}
