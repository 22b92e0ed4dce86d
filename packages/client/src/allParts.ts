import { streamStatus } from './actions/streamStatus.ts'
import { prices } from './cost/prices.ts'
import type { Parts } from './parts.ts'
import { openReceipts } from './receipt/openReceipts.ts'
import { explainAnswer } from './transport/explainAnswer.ts'
import { provablyUnsent } from './transport/provablyUnsent.ts'
import { onPageWake } from './utils/onPageWake.ts'

/** Every part there is: what `createClient` uses. */
export const allParts: Parts = {
  stream: streamStatus,
  onWake: onPageWake,
  prices,
  receipts: openReceipts,
  explain: explainAnswer,
  provablyUnsent,
}
