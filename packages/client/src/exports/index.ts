export type { LogEntry, QueueStatus } from '@falvideo/api-types'
export { attach } from '../actions/attach.ts'
export {
  type CancelOptions,
  type CancelOutcome,
  cancel,
} from '../actions/cancel.ts'
export { type GenerateOptions, generate } from '../actions/generate.ts'
export { generateVideo } from '../actions/generateVideo.ts'
export { getPricing, type Pricing } from '../actions/getPricing.ts'
export {
  type GetResultOptions,
  getResult,
  type Result,
} from '../actions/getResult.ts'
export { type GetStatusOptions, getStatus } from '../actions/getStatus.ts'
export {
  type ObjectLifecycle,
  type QueueOptions,
  queueOptions,
} from '../actions/queueOptions.ts'
export { type RunOptions, type RunResult, run } from '../actions/run.ts'
export { type SubmitOptions, submit } from '../actions/submit.ts'
export { type Outcome, type WaitOptions, wait } from '../actions/wait.ts'
export { type JobUpdate, type WatchOptions, watch } from '../actions/watch.ts'
export type { BilledCost, Cost } from '../cost/billCost.ts'
export { budget } from '../cost/budget.ts'
export {
  type Estimate,
  estimateCost,
  type KnownEstimate,
  type UnknownEstimate,
} from '../cost/estimateCost.ts'
export type { Price } from '../cost/price.ts'
export { type Prices, prices } from '../cost/prices.ts'
export {
  type Client,
  type ClientOptions,
  createClient,
} from '../createClient.ts'
export {
  type BeforeSubmit,
  type BeforeSubmitDetails,
  type Connection,
  type ConnectionOptions,
  createConnection,
  type Fetch,
} from '../createConnection.ts'
export { createJob, type Job } from '../createJob.ts'
export { createParts } from '../createParts.ts'
export {
  defineEndpoint,
  type Endpoint,
  type EndpointDefinition,
  type NormalizedInput,
} from '../endpoints/defineEndpoint.ts'
export {
  AuthenticationError,
  CancelledError,
  CapacityError,
  MalformedAnswerError,
  NotFoundError,
  NotReadyError,
  OutOfCreditError,
  ResultExpiredError,
  StartTimeoutError,
  UpstreamError,
} from '../errors/answer.ts'
export { type ErrorPhase, FalError, isFalError } from '../errors/base.ts'
export { DetachedError } from '../errors/detached.ts'
export {
  ContentRejectedError,
  type FieldError,
  type FieldErrors,
  InvalidInputError,
} from '../errors/input.ts'
export { ConnectionError, RequestTimeoutError } from '../errors/network.ts'
export type { PlainError } from '../errors/plainError.ts'
export { SubmitOutcomeUnknownError } from '../errors/submitOutcomeUnknown.ts'
export {
  BudgetExceededError,
  ConfigurationError,
  IntentConflictError,
  ReceiptStorageError,
  UnsupportedError,
} from '../errors/usage.ts'
export { createIntents, type Intents } from '../intents/createIntents.ts'
export type { Parts } from '../parts.ts'
export { indexedDbStorage } from '../receipt/indexedDbStorage.ts'
export { memoryStorage } from '../receipt/memoryStorage.ts'
export { type OpenReceipts, openReceipts } from '../receipt/openReceipts.ts'
export { parseReceipt } from '../receipt/parseReceipt.ts'
export type {
  Receipt,
  ReceiptEnding,
  ReceiptPrice,
  ReceiptState,
} from '../receipt/receipt.ts'
export type { ReceiptStorage } from '../receipt/receiptStorage.ts'
export { webStorage } from '../receipt/webStorage.ts'
export {
  type Authorize,
  createAuthorize,
} from '../transport/createAuthorize.ts'
export {
  type ExplainAnswer,
  explainAnswer,
} from '../transport/explainAnswer.ts'
export { provablyUnsent } from '../transport/provablyUnsent.ts'
export {
  type NativeFile,
  type Uploaded,
  type UploadOptions,
  type UploadProgress,
  type UploadSource,
  upload,
} from '../upload/upload.ts'
export type { Clock } from '../utils/clock.ts'
export { type Retrying, retrying } from '../utils/retrying.ts'
export { createFollow, type Follow } from '../watch/follow.ts'
