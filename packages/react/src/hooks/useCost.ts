'use client'
import { ltx2ImageToVideo } from '@falvideo/client/endpoints'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { CostView } from '../cost/CostView.ts'
import { type CostedJob, isDraft, readCost } from '../cost/readCost.ts'
import { pricingQueryOptions } from '../query/pricingQueryOptions.ts'
import type { WithFiles } from '../slot/WithFiles.ts'
import type { AnyEndpoint, InputOf } from '../types.ts'
import { useEngine } from './useEngine.ts'

export type UseCostParameters<E extends AnyEndpoint = typeof ltx2ImageToVideo> =
  {
    /** What the draft is for. @default ltx2ImageToVideo */
    endpoint?: E | undefined
    /**
     * Whether to ask fal for its price of today too.
     * @default true
     */
    live?: boolean | undefined
  }

/** What a job was billed, or is estimated to cost. */
export function useCost(job: CostedJob): CostView
/** What jobs cost together. */
export function useCost(jobs: readonly CostedJob[]): CostView
/**
 * What a draft will cost, however unfinished it is; the same defaults are
 * priced as are sent.
 *
 * @example
 * import { useCost } from '@falvideo/react'
 *
 * const cost = useCost({ duration: 8, resolution: '1440p' })
 * cost.amount // '0.96', or null where it cannot be known
 */
export function useCost<E extends AnyEndpoint = typeof ltx2ImageToVideo>(
  input: Partial<WithFiles<InputOf<E>>> | undefined,
  parameters?: UseCostParameters<E>,
): CostView
export function useCost(
  subject: object | undefined,
  parameters: UseCostParameters<AnyEndpoint> = {},
): CostView {
  const { endpoint = ltx2ImageToVideo, live = true } = parameters
  const { client } = useEngine()
  const pricing = useQuery({
    ...pricingQueryOptions(client, endpoint),
    enabled: live && isDraft(subject),
  })
  const text = JSON.stringify(readCost(subject, endpoint, pricing.data))
  // The same cost is the same object, whatever else moved.
  return useMemo(() => JSON.parse(text) as CostView, [text])
}
