import type { BeforeSubmit, BeforeSubmitDetails } from '../createConnection.ts'
import { BudgetExceededError } from '../errors/usage.ts'

/**
 * Asks one after the other whether something may be sent.
 *
 * @returns what takes all they have set aside back, where nothing came of it.
 * @throws BudgetExceededError, or what one of them throws.
 */
export async function permit(
  asked: readonly (BeforeSubmit | undefined)[],
  details: BeforeSubmitDetails,
): Promise<() => void> {
  const undo: unknown[] = []
  const release = () => {
    for (const back of undo) if (typeof back === 'function') back()
  }
  try {
    for (const ask of asked) {
      const said = await ask?.(details)
      if (said === false) {
        throw new BudgetExceededError('beforeSubmit refused this submit.', {
          phase: 'prepare',
        })
      }
      undo.push(said)
    }
  } catch (error) {
    release()
    throw error
  }
  return release
}
