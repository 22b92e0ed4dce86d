import type { Endpoint } from '@falvideo/client'
import { type Budget, createBudget } from '../budget/createBudget.ts'
import { createFalAccess, type FalAccess } from '../handler/createFalAccess.ts'
import { compileSecrets } from '../handler/credentials.ts'
import { createEmit, type Emit } from '../handler/events.ts'
import { createJobTokens, type JobTokens } from '../handler/jobToken.ts'
import { limitStore } from '../store/limitStore.ts'
import type { Store } from '../store/store.ts'
import { createKeySet, type KeySet } from './createKeySet.ts'
import type { WebhookHandlerOptions } from './createWebhookHandler.ts'

/** What the parts of the webhook handler work with. */
export type WebhookRoom = {
  endpoints: ReadonlyMap<string, Endpoint>
  keys: KeySet
  store: Store
  budget: Budget
  tokens: JobTokens
  ask: FalAccess['ask']
  emit: Emit
  now: () => number
}

export function createWebhookRoom(
  options: Omit<WebhookHandlerOptions, 'onCompleted'>,
): WebhookRoom {
  const { baseUrl } = options
  const store = limitStore(options.store, options.storeTimeoutMs)
  const now = options.now ?? Date.now
  const fetch = options.fetch ?? globalThis.fetch.bind(globalThis)
  const emit = createEmit(options.onEvent, now)
  const access = createFalAccess({
    ...options,
    timeoutMs: options.upstreamTimeoutMs ?? 4_000,
  })
  return {
    endpoints: new Map(options.endpoints.map((value) => [value.id, value])),
    keys: options.keys ?? createKeySet({ fetch, now, ...jwksUrl(baseUrl) }),
    store,
    budget: createBudget({ budget: {}, maxOpenJobs: null, store, emit, now }),
    tokens: createJobTokens({
      secrets: compileSecrets(options.tokenSecrets, access.getCredentials),
      lifetimeMs: 30 * 86_400_000,
      now,
    }),
    ask: access.ask,
    emit,
    now,
  }
}

function jwksUrl(baseUrl: string | undefined): { url?: string } {
  if (baseUrl === undefined) return {}
  const origin = baseUrl.replace(/\/+$/, '')
  return { url: `${origin}/rest.fal.ai/.well-known/jwks.json` }
}
