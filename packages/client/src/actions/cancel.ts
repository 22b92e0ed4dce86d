import type { Connection } from '../createConnection.ts'
import { about } from '../errors/about.ts'
import { type FalError, isFalError } from '../errors/base.ts'
import type { Receipt } from '../receipt/receipt.ts'
import { jobUrl } from '../transport/jobUrl.ts'
import { send } from '../transport/send.ts'
import { toError } from '../transport/toError.ts'
import { isRecord } from '../utils/isRecord.ts'
import { retrying } from '../utils/retrying.ts'
import { getStatus } from './getStatus.ts'

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

/** Asks fal to cancel a job, and checks the answer against the status. */
export async function cancel(
  connection: Connection,
  receipt: Receipt,
  { signal }: CancelOptions = {},
): Promise<CancelOutcome> {
  const ask = async () => {
    const answer = await send(connection, {
      phase: 'cancel',
      method: 'put',
      url: `${jobUrl(connection, receipt)}/cancel`,
      receipt,
      signal,
    })
    const said = isRecord(answer.body) ? answer.body.status : null
    if (said === 'ALREADY_COMPLETED' || said === 'NOT_FOUND') return said
    if (answer.ok) return said
    throw toError(connection, answer, about(connection, 'cancel', receipt))
  }
  try {
    const said = await retrying(connection, ask, { attempts: 4, signal })
    if (said === 'ALREADY_COMPLETED') return is('tooLate')
    if (said === 'NOT_FOUND') return is('notFound')
    if (said !== 'OK') return is('requested')
  } catch (error) {
    signal?.throwIfAborted()
    if (!isFalError(error)) throw error
    return { ...is('unknown'), error }
  }
  // fal says that it left the queue. If it runs nevertheless, it may bill.
  const status = await getStatus(connection, receipt, { signal }).catch(
    (error: unknown) => {
      signal?.throwIfAborted()
      if (!isFalError(error)) throw error
      return null
    },
  )
  return is(status?.status === 'IN_PROGRESS' ? 'requested' : 'removed')
}

function is(outcome: CancelOutcome['outcome']): CancelOutcome {
  const free = outcome === 'removed' || outcome === 'notFound'
  return { outcome, mayStillBill: !free, error: null }
}
