import type { Connection } from '../createConnection.ts'
import { isFalError } from '../errors/base.ts'
import { backoff } from './backoff.ts'
import { sleep } from './sleep.ts'

const longestMs = 60_000

export type Retrying = <T>(
  connection: Connection,
  work: () => Promise<T>,
  options: { attempts: number; signal?: AbortSignal | undefined },
) => Promise<T>

/**
 * Repeats what costs nothing to repeat, while it fails for reasons that may
 * pass. Never repeats what fal stored as the ending of a job.
 */
export const retrying: Retrying = async (connection, work, options) => {
  const { attempts, signal } = options
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      signal?.throwIfAborted()
      const passing = isFalError(error) && error.retryable && !error.final
      if (!passing || attempt === attempts) throw error
      const waitMs =
        error.retryAfterMs ?? backoff(connection, attempt - 1, 500, 8_000)
      // Whoever asked knows better what to do with so much time.
      if (waitMs > longestMs) throw error
      await sleep(connection.clock, waitMs, signal)
    }
  }
}
