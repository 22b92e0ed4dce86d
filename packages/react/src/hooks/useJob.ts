'use client'
import type { Receipt } from '@falvideo/client'
import { createFollower, type Follower } from '../job/createFollower.ts'
import type { JobActions } from '../job/JobStore.ts'
import type { JobFields } from '../job/readJob.ts'
import { useEngine } from './useEngine.ts'
import { useSelected } from './useSelected.ts'
import { useTracked } from './useTracked.ts'

export type UseJobParameters<Output extends object, Data = Output> = {
  /** Picks `data` out of the output. */
  select?: ((output: Output) => Data) | undefined
}

export type UseJobReturnType<Output extends object, Data = Output> = Omit<
  JobFields<Output>,
  'data'
> &
  JobActions & { data: Data | null }

/**
 * Follows a job from its receipt, whoever submitted it: this page, another, or
 * a server. It can only read and cancel.
 */
export function useJob<Output extends object, Data = Output>(
  receipt: Receipt<Output>,
  { select }: UseJobParameters<Output, Data> = {},
): UseJobReturnType<Output, Data> {
  const engine = useEngine()
  const follower: Follower<Output> = engine.memo(
    `job ${receipt.intentId}`,
    () => createFollower(engine, receipt),
  )
  return useSelected(useTracked(follower.store), follower.actions, select)
}
