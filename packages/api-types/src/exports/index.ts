export type {
  DocumentBody,
  DocumentOperation,
  DocumentSchema,
  OpenApiDocument,
} from '../document.ts'
export type {
  EndpointId,
  EndpointInput,
  EndpointOutput,
  EndpointPaths,
} from '../endpoint.ts'
export type { Price } from '../prices.ts'
export type {
  ErrorBody,
  ModelErrorBody,
  ModelErrorDetail,
  RequestErrorBody,
  UnknownRequestBody,
} from '../problem.ts'
export type {
  CancelAnswer,
  LogEntry,
  QueueStatus,
  QueueStatusCompleted,
  QueueStatusInProgress,
  QueueStatusInQueue,
  QueueSubmitAnswer,
} from '../queue.ts'
export type { VideoFile } from '../videoFile.ts'
export type {
  WebhookError,
  WebhookOk,
  WebhookPayload,
  WebhookPayloadError,
} from '../webhook.ts'
