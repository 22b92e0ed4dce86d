// Header names on the wire, one constant each so that bundlers drop the unused.
// fal's are from its pages on common parameters and errors; `x-falvideo-*` are
// ours, between browser and handler.

export const requestIdHeader = 'x-fal-request-id'
export const billableUnitsHeader = 'x-fal-billable-units'
export const errorTypeHeader = 'x-fal-error-type'
export const needsRetryHeader = 'x-fal-needs-retry'
export const retryableHeader = 'x-fal-retryable'
export const timeoutTypeHeader = 'x-fal-request-timeout-type'
export const startTimeoutHeader = 'x-fal-request-start-timeout'
/** Older name of the same; every edition of the gateway reads it. */
export const startTimeoutAliasHeader = 'x-fal-request-timeout'
export const priorityHeader = 'x-fal-queue-priority'
export const runnerHintHeader = 'x-fal-runner-hint'
export const noRetryHeader = 'x-fal-no-retry'
export const storeIoHeader = 'x-fal-store-io'
export const objectLifecycleHeader = 'x-fal-object-lifecycle-preference'
/** The same for uploads, as fal's own JavaScript client spells it. */
export const uploadLifecycleHeader = 'x-fal-object-lifecycle'
export const disableFallbackHeader = 'x-app-fal-disable-fallback'
/** Not documented by fal for submits; sent because it does no harm. */
export const idempotencyKeyHeader = 'idempotency-key'
export const intentIdHeader = 'x-falvideo-intent-id'
export const jobTokenHeader = 'x-falvideo-job-token'
