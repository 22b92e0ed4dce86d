import { prices } from './cost/prices.ts'
import type { ClientOptions } from './createClient.ts'
import { createIntents } from './intents/createIntents.ts'
import type { Parts } from './parts.ts'
import { openReceipts } from './receipt/openReceipts.ts'
import { createAuthorize } from './transport/createAuthorize.ts'
import { explainAnswer } from './transport/explainAnswer.ts'
import { provablyUnsent } from './transport/provablyUnsent.ts'
import { createUploads } from './upload/createUploads.ts'
import { isPage } from './utils/isPage.ts'
import { retrying } from './utils/retrying.ts'
import { createFollow } from './watch/follow.ts'

/**
 * Every part there is, for one connection: what `createClient` uses.
 *
 * @throws ConfigurationError for a key in a browser.
 */
export function createParts(options: ClientOptions): Parts {
  return {
    authorize: createAuthorize(options),
    follow: createFollow(options.maxStreams ?? (isPage() ? 2 : 1_000)),
    prices,
    intents: createIntents(options.beforeSubmit),
    receipts: openReceipts,
    retrying,
    explain: explainAnswer,
    provablyUnsent,
    uploads: createUploads(),
  }
}
