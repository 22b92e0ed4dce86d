/**
 * Header names on the wire, lower case. fal's are from its pages on common
 * parameters and errors; `x-falvideo-*` are ours, between browser and handler.
 */
export const headers = {
  requestId: 'x-fal-request-id',
  billableUnits: 'x-fal-billable-units',
  errorType: 'x-fal-error-type',
  needsRetry: 'x-fal-needs-retry',
  retryable: 'x-fal-retryable',
  timeoutType: 'x-fal-request-timeout-type',
  startTimeout: 'x-fal-request-start-timeout',
  /** Older name of the same; every edition of the gateway reads it. */
  startTimeoutAlias: 'x-fal-request-timeout',
  priority: 'x-fal-queue-priority',
  runnerHint: 'x-fal-runner-hint',
  noRetry: 'x-fal-no-retry',
  storeIo: 'x-fal-store-io',
  objectLifecycle: 'x-fal-object-lifecycle-preference',
  uploadLifecycle: 'x-fal-object-lifecycle',
  disableFallback: 'x-app-fal-disable-fallback',
  /** Not documented by fal for submits; sent because it does no harm. */
  idempotencyKey: 'idempotency-key',
  intentId: 'x-falvideo-intent-id',
  jobToken: 'x-falvideo-job-token',
} as const
