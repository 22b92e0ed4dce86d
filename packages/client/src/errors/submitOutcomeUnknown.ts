import type { Receipt } from '../receipt/receipt.ts'
import { FalError, type FalErrorDetails, isFalError } from './base.ts'

/**
 * A submit may or may not have created a job: bytes left, and no readable
 * answer came. It is never repeated by itself. Look at fal's dashboard, then
 * either leave it or submit with a new intent id.
 */
export class SubmitOutcomeUnknownError extends FalError {
  override readonly name = 'SubmitOutcomeUnknownError'

  constructor(
    receipt: Receipt,
    details: Pick<FalErrorDetails, 'cause' | 'elapsedMs' | 'status'> = {},
  ) {
    const { cause } = details
    const { status, elapsedMs } = isFalError(cause) ? cause : details
    const sent = new Date(receipt.createdAtMs).toISOString()
    super('No readable answer came: fal may have taken the job, or not.', {
      cause,
      status,
      elapsedMs,
      phase: 'submit',
      receipt: { ...receipt, state: 'unknown' },
      mayStillBill: true,
      notes: [
        `Intent ${receipt.intentId} for ${receipt.endpointId}, sent ${sent}. Check your requests at fal before submitting anew.`,
      ],
    })
  }

  get intentId(): string | undefined {
    return this.receipt?.intentId
  }

  get inputHash(): string | undefined {
    return this.receipt?.inputHash
  }

  /** When it was sent, milliseconds since the epoch. */
  get submittedAtMs(): number | undefined {
    return this.receipt?.createdAtMs
  }
}
