import type { Connection } from '@falvideo/client'
import { queryOptions } from '@tanstack/react-query'
import type { CostView } from '../cost/CostView.ts'
import { readDraftCost } from '../cost/readDraftCost.ts'
import type { AnyEndpoint, InputOf } from '../types.ts'
import { falKeys } from './keys.ts'
import { pricingQueryOptions } from './pricingQueryOptions.ts'

/**
 * What a draft will cost: at once by the bundled rates, then confirmed by fal's
 * price where that can be had. Never fails; what is unknown says so.
 *
 * @example
 * import { costQueryOptions } from '@falvideo/react/query'
 *
 * await queryClient.ensureQueryData(
 *   costQueryOptions(client, ltx2ImageToVideo, { duration: 8 }),
 * )
 */
export function costQueryOptions<E extends AnyEndpoint>(
  client: Connection,
  endpoint: E,
  input: Partial<InputOf<E>> | undefined,
) {
  const relevant = pickPriced(endpoint, input)
  return queryOptions<CostView>({
    queryKey: falKeys.cost(endpoint.id, relevant),
    queryFn: async ({ client: queryClient }) => {
      const live = await queryClient
        .ensureQueryData(pricingQueryOptions(client, endpoint))
        .catch(() => undefined)
      return readDraftCost(endpoint, relevant, live)
    },
    staleTime: 60_000,
    retry: false,
    networkMode: 'always',
  })
}

/** Prompts and images are nothing to the price, and too large for a key. */
function pickPriced(
  { price }: AnyEndpoint,
  input: object | undefined,
): Record<string, unknown> {
  const { by, quantity = 'duration' } = price ?? { by: null }
  return Object.fromEntries(
    Object.entries(input ?? {}).filter(
      ([name]) => name === by || name === quantity,
    ),
  )
}
