import { Refusal } from './refusal.ts'

/**
 * Request headers of a submit that may pass, each with the form its value must
 * have (protocol.md 2.1). Everything else of the caller's stays here:
 * authorization, cookies, tags, forwarding headers, our own.
 */
const submitHeaders: Readonly<Record<string, RegExp>> = {
  'x-fal-request-timeout': /^\d{1,6}(\.\d{1,3})?$/,
  'x-fal-request-start-timeout': /^\d{1,6}(\.\d{1,3})?$/,
  'x-fal-queue-priority': /^(normal|low)$/,
  'x-fal-runner-hint': /^[\x21-\x7e]{1,128}$/,
  'x-fal-no-retry': /^(1|true|yes)$/,
  'x-fal-store-io': /^[01]$/,
  'x-fal-object-lifecycle-preference': /^\{[\x20-\x7e]{1,1000}\}$/,
  'x-app-fal-disable-fallback': /^(true|false)$/,
  'idempotency-key': /^[\x21-\x7e]{1,128}$/,
}

/** @throws Refusal `bad_request`: a known header with a value of no known form. */
export function pickSubmitHeaders(given: Headers): Record<string, string> {
  const picked: Record<string, string> = {}
  for (const [name, form] of Object.entries(submitHeaders)) {
    const value = given.get(name)
    if (value === null) continue
    if (!form.test(value)) {
      throw new Refusal('bad_request', `The header ${name} is not valid.`)
    }
    picked[name] = value
  }
  return picked
}

/** Response headers of fal's that reach the caller (protocol.md 5.3). */
const answerHeaders = [
  'retry-after',
  'x-fal-billable-units',
  'x-fal-error-type',
  'x-fal-needs-retry',
  'x-fal-request-id',
  'x-fal-request-timeout-type',
  'x-fal-retryable',
  'x-fal-runner-hints',
  'x-fal-served-from',
]

/** @param clean takes the key out of a value. */
export function pickAnswerHeaders(
  given: Headers,
  clean: (text: string) => string,
): Record<string, string> {
  const picked: Record<string, string> = {}
  for (const name of answerHeaders) {
    const value = given.get(name)
    if (value !== null) picked[name] = clean(value)
  }
  return picked
}
