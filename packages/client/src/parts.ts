import type { StreamStatus } from './actions/streamStatus.ts'
import type { Prices } from './cost/prices.ts'
import type { OpenReceipts } from './receipt/openReceipts.ts'
import type { ExplainAnswer } from './transport/explainAnswer.ts'
import type { OnWake } from './utils/onPageWake.ts'

/**
 * What a connection may do beyond the necessary. Each part is bundled only by
 * those who hand it in.
 */
export type Parts = {
  /** Follows status streams; without it a watch polls. */
  stream?: StreamStatus | undefined
  /** Tells when a page should look at once. */
  onWake?: OnWake | undefined
  /** Estimates and bills; without it every cost is `null`. */
  prices?: Prices | undefined
  /** Keeps receipts in `storage`, and joins intents across tabs and restarts. */
  receipts?: OpenReceipts | undefined
  /** Names what fal refused; without it errors are a `FalError` of a status. */
  explain?: ExplainAnswer | undefined
  /** Knows which errors of `fetch` prove that nothing was sent. */
  provablyUnsent?: ((error: unknown) => boolean) | undefined
}
