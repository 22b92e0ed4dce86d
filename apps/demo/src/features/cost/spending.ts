import { config } from '../../config.ts'
import { createSetting } from '../../ui/createSetting.ts'
import type { JobRecord } from '../jobs/jobBook.ts'
import { toMicroUsd } from './money.ts'

/** Most the user wants to spend, decimal USD; empty for no limit. */
export const limitSetting = createSetting(
  'limitUsd',
  config.mode === 'live' ? (config.serverLimitUsd ?? '5.00') : '',
)

/**
 * What a job counts for, in micro-dollars: its bill, and while that is open
 * or was never told, its price.
 */
export function countedMicroUsd({ ending, estimateUsd }: JobRecord): number {
  if (ending === null || ending.phase === 'unknown') {
    return toMicroUsd(estimateUsd)
  }
  if (ending.billedUsd !== null) return toMicroUsd(ending.billedUsd)
  return ending.phase === 'completed' ? toMicroUsd(estimateUsd) : 0
}

/** What is left below the limit, in micro-dollars; `null` without a limit. */
export function leftMicroUsd(
  limitUsd: string,
  records: readonly JobRecord[],
): number | null {
  if (limitUsd === '') return null
  const spent = records.reduce((sum, each) => sum + countedMicroUsd(each), 0)
  return Math.max(0, toMicroUsd(limitUsd) - spent)
}
