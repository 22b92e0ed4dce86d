export type { Delivery } from '../webhooks/confirmEnding.ts'
export {
  createKeySet,
  type KeySet,
  type KeySetOptions,
} from '../webhooks/createKeySet.ts'
export {
  createWebhookHandler,
  type WebhookHandler,
  type WebhookHandlerOptions,
} from '../webhooks/createWebhookHandler.ts'
export {
  type VerifiedWebhook,
  type VerifyWebhookOptions,
  verifyWebhook,
} from '../webhooks/verifyWebhook.ts'
export {
  WebhookVerificationError,
  type WebhookVerificationReason,
} from '../webhooks/WebhookVerificationError.ts'
export {
  type WebhookVector,
  webhookVectors,
} from '../webhooks/webhookVectors.ts'
