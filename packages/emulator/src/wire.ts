/**
 * Names on the wire, as fal's documentation and its own clients show them.
 * Kept apart from any client of ours on purpose: a shared constant could be
 * wrong on both sides at once, and every test would stay green.
 */

/** Real host names by role; the first of each is the one used in answers. */
export const hosts = {
  queue: ['queue.fal.run', 'queue.falrun.com'],
  run: ['fal.run', 'falrun.com'],
  rest: ['rest.fal.ai', 'rest.alpha.fal.ai'],
  platform: ['api.fal.ai'],
  cdn: ['v3.fal.media', 'v3b.fal.media'],
  site: ['fal.ai'],
} as const

export type HostRole = keyof typeof hosts

/** The role of a host name, or `undefined` where it is not fal's. */
export function hostRole(host: string): HostRole | undefined {
  for (const [role, names] of Object.entries(hosts)) {
    if ((names as readonly string[]).includes(host)) return role as HostRole
  }
  return undefined
}

export const queueOrigin = `https://${hosts.queue[0]}`
export const cdnOrigin = `https://${hosts.cdn[0]}`

/** Request headers (https://fal.ai/docs/documentation/model-apis/common-parameters). */
export const requestHeaders = {
  startTimeout: 'x-fal-request-start-timeout',
  /** Deprecated alias that @fal-ai/client 1.10.1 and fal-client still send. */
  startTimeoutOld: 'x-fal-request-timeout',
  priority: 'x-fal-queue-priority',
  noRetry: 'x-fal-no-retry',
  storeIo: 'x-fal-store-io',
  outputLifecycle: 'x-fal-object-lifecycle-preference',
  uploadLifecycle: 'x-fal-object-lifecycle',
  fileName: 'x-fal-file-name',
} as const

/** Response headers. */
export const responseHeaders = {
  requestId: 'x-fal-request-id',
  billableUnits: 'x-fal-billable-units',
  errorType: 'x-fal-error-type',
  timeoutType: 'x-fal-request-timeout-type',
  needsRetry: 'x-fal-needs-retry',
  retryable: 'x-fal-retryable',
} as const

/** Webhook headers (https://fal.ai/docs/documentation/model-apis/inference/webhooks). */
export const webhookHeaders = {
  requestId: 'x-fal-webhook-request-id',
  userId: 'x-fal-webhook-user-id',
  timestamp: 'x-fal-webhook-timestamp',
  signature: 'x-fal-webhook-signature',
} as const
