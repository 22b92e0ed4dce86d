'use client'
import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { CostView } from '../cost/CostView.ts'
import { costQueryOptions } from '../query/costQueryOptions.ts'
import type { AnyEndpoint, InputOf } from '../types.ts'
import { useEngine } from './useEngine.ts'

/**
 * What a draft will cost, by fal's price of today where that can be had:
 * suspends until fal was asked, and falls back to the bundled rate.
 */
export function useSuspenseCost<
  E extends AnyEndpoint = typeof ltx2ImageToVideo,
>(
  input: Partial<InputOf<E>> | undefined,
  parameters: { endpoint?: E | undefined } = {},
): CostView {
  const { client } = useEngine()
  const endpoint: AnyEndpoint = parameters.endpoint ?? ltx2ImageToVideo
  return useSuspenseQuery(costQueryOptions(client, endpoint, input)).data
}
