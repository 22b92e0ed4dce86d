import type { BeforeSubmit } from '../createConnection.ts'
import { BudgetExceededError } from '../errors/usage.ts'
import { formatMicros, multiplyToMicros } from './decimal.ts'

/**
 * A `beforeSubmit` that lets estimates through until they add up to `usd`. It
 * counts per instance, keeps what may have been spent, and vetoes what it
 * cannot price.
 *
 * @example
 * import { budget, createClient } from '@falvideo/client'
 *
 * createClient({ credentials, beforeSubmit: budget({ usd: '5.00' }) })
 */
export function budget(limit: { usd: string }): BeforeSubmit {
  const limitMicros = multiplyToMicros(limit.usd)
  let spentMicros = 0
  return ({ estimate }) => {
    if (estimate.microUsd === null || limitMicros === null) {
      throw new BudgetExceededError('A job without a price fits no budget.', {
        phase: 'prepare',
        notes: estimate.reason === null ? [] : [estimate.reason],
      })
    }
    if (spentMicros + estimate.microUsd > limitMicros) {
      throw new BudgetExceededError(
        `This job costs $${estimate.usd}; $${formatMicros(limitMicros - spentMicros)} of the budget are left.`,
        { phase: 'prepare' },
      )
    }
    const { microUsd } = estimate
    spentMicros += microUsd
    // Called when the submit came to nothing, for certain.
    return () => {
      spentMicros -= microUsd
    }
  }
}
