import type { Connection } from '../createConnection.ts'
import { about } from '../errors/about.ts'
import { MalformedAnswerError } from '../errors/answer.ts'
import { type FalError, isFalError } from '../errors/base.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { toError } from '../transport/ask.ts'
import { jobUrl } from '../transport/jobUrl.ts'
import { send } from '../transport/send.ts'
import { isRecord } from '../utils/isRecord.ts'
import { retrying } from '../utils/retrying.ts'
import { getResult } from './getResult.ts'
import { getStatus } from './getStatus.ts'

/**
 * What a cancel did, in terms of money:
 * `removed` it is stopped and costs nothing; `requested` it runs and was asked
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

/** Asks fal to cancel a job, and checks the answer against the status. */
export async function cancel(
  connection: Connection,
  receipt: Receipt,
  { signal }: CancelOptions = {},
): Promise<CancelOutcome> {
  const call = {
    phase: 'cancel',
    method: 'put',
    url: `${jobUrl(connection, receipt)}/cancel`,
    receipt,
    signal,
  } as const
  const ask = async () => {
    const answer = await send(connection, call)
    const said = isRecord(answer.body) ? answer.body.status : undefined
    if (said === 'NOT_FOUND') return is('notFound')
    if (said === 'CANCELLATION_REQUESTED') return is('requested')
    if (!answer.ok && said !== 'ALREADY_COMPLETED') {
      throw toError(connection, call, answer)
    }
    const status = await getStatus(connection, receipt, {
      signal,
      logs: false,
    })
    if (status.status === 'IN_PROGRESS') return is('requested')
    if (said === 'OK') return is('removed')
    if (status.status === 'COMPLETED') {
      const cancelled = await wasCancelled(connection, receipt, signal)
      if (!cancelled) return is('tooLate')
      const ran = typeof status.metrics?.inference_time === 'number'
      return is(ran ? 'requested' : 'removed')
    }
    throw new MalformedAnswerError('The cancel had no effect.', {
      ...about(connection, 'cancel', receipt),
      retryable: true,
    })
  }
  try {
    return await retrying(connection, ask, { attempts: 4, signal })
  } catch (error) {
    signal?.throwIfAborted()
    if (!isFalError(error)) throw error
    return { ...is('unknown'), error }
  }
}

/**
 * Whether an ended job ended by a cancel, which its result answers with 499.
 * It may have been ours, with its answer lost.
 */
async function wasCancelled(
  connection: Connection,
  receipt: Receipt,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  try {
    await getResult(connection, receipt, { signal })
    return false
  } catch (error) {
    if (!isFalError(error)) throw error
    return error.status === 499
  }
}

function is(outcome: CancelOutcome['outcome']): CancelOutcome {
  const free = outcome === 'removed' || outcome === 'notFound'
  return { outcome, mayStillBill: !free, error: null }
}
