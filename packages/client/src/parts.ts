import type { Prices } from './cost/prices.ts'
import type { Intents } from './intents/createIntents.ts'
import type { OpenReceipts } from './receipt/openReceipts.ts'
import type { Authorize } from './transport/createAuthorize.ts'
import type { ExplainAnswer } from './transport/explainAnswer.ts'
import type { Uploads } from './upload/createUploads.ts'
import type { Retrying } from './utils/retrying.ts'
import type { Follow } from './watch/follow.ts'

/**
 * What a connection may do beyond the necessary. Each part is bundled only by
 * those who hand it in.
 */
export type Parts = {
  /** Puts a key on requests; a handler needs none. */
  authorize?: Authorize | undefined
  /** Follows status streams and wakes early; without it a watch polls. */
  follow?: Follow | undefined
  /** Estimates and bills; without it every cost is `null`. */
  prices?: Prices | undefined
  /**
   * Takes all care of a submit: joins, stores, asks `beforeSubmit`, repeats
   * what was refused. Without it a submit is one request, sent once.
   */
  intents?: Intents | undefined
  /** Keeps receipts in `storage`. */
  receipts?: OpenReceipts | undefined
  /** Repeats reads of a result; without it one is read once. */
  retrying?: Retrying | undefined
  /** Names what fal refused; without it errors are a `FalError` of a status. */
  explain?: ExplainAnswer | undefined
  /** Knows which errors of `fetch` prove that nothing was sent. */
  provablyUnsent?: ((error: unknown) => boolean) | undefined
  /** Remembers uploads by what they hold; without it each is brought. */
  uploads?: Uploads | undefined
}
