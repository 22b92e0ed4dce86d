export type WebhookVerificationReason =
  | 'missing_header'
  | 'malformed_header'
  | 'too_old'
  | 'in_the_future'
  | 'wrong_signature'
  | 'malformed_body'

const sentences: Record<WebhookVerificationReason, string> = {
  missing_header: 'One of the four x-fal-webhook headers is missing.',
  malformed_header: 'The signature or the timestamp is not well formed.',
  too_old: 'The delivery is older than the time window allows.',
  in_the_future: 'The delivery is dated in the future. Check this clock.',
  wrong_signature: 'No key of fal verifies the signature.',
  malformed_body: 'The body is signed but is not a webhook payload.',
}

/** A request that fal did not send, or not like this, or not now. */
export class WebhookVerificationError extends Error {
  override readonly name = 'WebhookVerificationError'
  readonly reason: WebhookVerificationReason

  constructor(reason: WebhookVerificationReason) {
    super(sentences[reason])
    this.reason = reason
  }
}
