/**
 * Why the handler itself said no. The same words travel as `error_type` in the
 * body, the shape fal's own platform errors have.
 */
export type RefusalType =
  | 'bad_request'
  | 'budget_exceeded'
  | 'forbidden'
  | 'intent_conflict'
  | 'internal_error'
  | 'method_not_allowed'
  | 'not_found'
  | 'not_submitted'
  | 'payload_too_large'
  | 'rate_limited'
  | 'request_timeout'
  | 'submit_in_progress'
  | 'submit_outcome_unknown'
  | 'too_many_jobs'
  | 'unauthorized'
  | 'unsupported_media_type'
  | 'upstream_error'

const statuses: Record<RefusalType, number> = {
  bad_request: 400,
  budget_exceeded: 402,
  forbidden: 403,
  intent_conflict: 409,
  internal_error: 500,
  method_not_allowed: 405,
  not_found: 404,
  not_submitted: 503,
  payload_too_large: 413,
  rate_limited: 429,
  request_timeout: 408,
  submit_in_progress: 409,
  submit_outcome_unknown: 504,
  too_many_jobs: 429,
  unauthorized: 401,
  unsupported_media_type: 415,
  upstream_error: 502,
}

/** A refusal on its way to the caller. Its text never holds a caller's value. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly type: RefusalType
  readonly status: number
  readonly headers: Readonly<Record<string, string>>

  constructor(
    type: RefusalType,
    detail: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail)
    this.type = type
    this.status = statuses[type]
    this.headers = headers
  }

  /** The answer: `{ detail, error_type }`, never stored by a cache. */
  toResponse(): Response {
    return answerJson(
      this.status,
      { detail: this.message, error_type: this.type },
      { ...this.headers, 'x-fal-error-type': this.type },
    )
  }
}

/** A JSON answer that no cache keeps and no browser reads as a page. */
export function answerJson(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...headers,
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
