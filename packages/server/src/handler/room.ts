import type { Endpoint } from '@falvideo/client'
import type { Budget } from '../budget/createBudget.ts'
import type { OnceStore } from '../store/store.ts'
import type { Owner } from './authorize.ts'
import type { FalAccess } from './createFalAccess.ts'
import type { Places } from './createPlaces.ts'
import type { Emit } from './events.ts'
import type { JobClaims, JobTokens } from './jobToken.ts'
import type { BodyLimits } from './readBody.ts'
import type { UploadTokens } from './uploadToken.ts'

/** What every verb of the handler works with. */
export type Room = FalAccess & {
  endpoints: ReadonlyMap<string, Endpoint>
  tokens: JobTokens
  uploadTokens: UploadTokens
  budget: Budget
  once: OnceStore
  emit: Emit
  bodyLimits: BodyLimits
  /** Where fal reports endings, if anywhere. */
  webhookUrl: string | undefined
  /** For streams, which hold a connection here and one to fal. */
  streams: Places
  streamLifetimeMs: number
  upstreamTimeoutMs: number
  upload: { prefix: string; types: RegExp; maxBytes: number }
}

/** A job whose token was checked against route and owner. */
export type Job = {
  owner: Owner
  app: string
  claims: JobClaims
}
