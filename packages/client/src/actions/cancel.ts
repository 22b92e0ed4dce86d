import type { Connection } from '../createConnection.ts'
import { type FalError, isFalError } from '../errors/base.ts'
import { paths } from '../protocol/paths.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { type Answer, send } from '../transport/send.ts'
import { toError } from '../transport/toError.ts'
import { backoff } from '../utils/backoff.ts'
import { isRecord } from '../utils/isRecord.ts'
import { sleep } from '../utils/sleep.ts'
import { getStatus } from './getStatus.ts'
import { jobCall } from './jobCall.ts'

/**
 * What a cancel did, in terms of money:
 * `removed` it never ran and costs nothing; `requested` it runs and was asked
 * to stop, it may still finish and be billed; `tooLate` it had ended;
 * `notFound` fal knows no such job; `unknown` no answer could be had.
 */
export type CancelOutcome = {
  outcome: 'removed' | 'requested' | 'tooLate' | 'notFound' | 'unknown'
  mayStillBill: boolean
  /** Why the outcome is `unknown`. */
  error: FalError | null
}

export type CancelOptions = { signal?: AbortSignal | undefined }

const attempts = 4

/** Asks fal to cancel a job, and checks the answer against the status. */
export async function cancel(
  connection: Connection,
  receipt: Receipt,
  options: CancelOptions = {},
): Promise<CancelOutcome> {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await send(
        connection,
        jobCall(connection, receipt, {
          phase: 'cancel',
          method: 'put',
          path: paths.cancel,
          signal: options.signal,
        }),
      )
      return await judge(connection, receipt, answer, options)
    } catch (error) {
      options.signal?.throwIfAborted()
      if (!isFalError(error)) throw error
      if (!error.retryable || attempt === attempts) {
        return { outcome: 'unknown', mayStillBill: true, error }
      }
      const waitMs =
        error.retryAfterMs ?? backoff(connection, attempt, 500, 8_000)
      await sleep(connection.clock, waitMs, options.signal)
    }
  }
}

async function judge(
  connection: Connection,
  receipt: Receipt,
  answer: Answer,
  options: CancelOptions,
): Promise<CancelOutcome> {
  const said = isRecord(answer.body) ? answer.body.status : null
  if (said === 'ALREADY_COMPLETED') return is('tooLate')
  if (said === 'NOT_FOUND') return is('notFound')
  if (!answer.ok) {
    throw toError(
      answer,
      { phase: 'cancel', receipt, mayStillBill: true },
      connection.clock.now(),
    )
  }
  if (said !== 'OK') return is('requested')
  // fal says that it left the queue; a job that runs nevertheless may bill.
  try {
    const { status } = await getStatus(connection, receipt, {
      ...options,
      logs: false,
    })
    return is(status === 'IN_PROGRESS' ? 'requested' : 'removed')
  } catch (error) {
    options.signal?.throwIfAborted()
    if (!isFalError(error)) throw error
    return is('removed')
  }
}

function is(outcome: CancelOutcome['outcome']): CancelOutcome {
  return {
    outcome,
    mayStillBill: outcome !== 'removed' && outcome !== 'notFound',
    error: null,
  }
}
