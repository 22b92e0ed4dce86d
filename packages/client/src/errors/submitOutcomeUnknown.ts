import type { Receipt } from '../receipt/receipt.ts'
import { FalError, type FalErrorDetails } from './base.ts'

/**
 * A submit may or may not have created a job: bytes left, and no readable
 * answer came. It is never repeated by itself. Look at fal's dashboard, then
 * either leave it or submit with a new intent id.
 */
export class SubmitOutcomeUnknownError extends FalError {
  override readonly name = 'SubmitOutcomeUnknownError'
  readonly intentId: string
  readonly inputHash: string
  /** When the request was sent, milliseconds since the epoch. */
  readonly submittedAtMs: number

  constructor(
    receipt: Receipt,
    details: Pick<FalErrorDetails, 'cause' | 'status' | 'elapsedMs'>,
  ) {
    super('Whether fal took the job is unknown: no readable answer came.', {
      ...details,
      phase: 'submit',
      receipt,
      mayStillBill: true,
      notes: [
        `Intent ${receipt.intentId} for ${receipt.endpointId}, sent ${new Date(receipt.createdAtMs).toISOString()}.`,
        'It may have started and may be billed. Check before you submit again with a new intent id.',
      ],
    })
    this.intentId = receipt.intentId
    this.inputHash = receipt.inputHash
    this.submittedAtMs = receipt.createdAtMs
  }
}
