import { attach } from './actions/attach.ts'
import { type GenerateOptions, generate } from './actions/generate.ts'
import { getPricing, type Pricing } from './actions/getPricing.ts'
import type { Result } from './actions/getResult.ts'
import { type QueueOptions, queueOptions } from './actions/queueOptions.ts'
import { type RunOptions, type RunResult, run } from './actions/run.ts'
import { type SubmitOptions, submit } from './actions/submit.ts'
import {
  type BeforeSubmit,
  type Connection,
  type ConnectionOptions,
  createConnection,
} from './createConnection.ts'
import { createJob, type Job } from './createJob.ts'
import { createParts } from './createParts.ts'
import type { Endpoint } from './endpoints/defineEndpoint.ts'
import { memoryStorage } from './receipt/memoryStorage.ts'
import type { Receipt } from './receipt/receipt.ts'
import type { ReceiptStorage } from './receipt/receiptStorage.ts'
import type { CredentialOptions } from './transport/createAuthorize.ts'
import {
  type Uploaded,
  type UploadOptions,
  type UploadSource,
  upload,
} from './upload/upload.ts'

export type ClientOptions = ConnectionOptions &
  CredentialOptions & {
    /** May veto a submit or a run; `budget(...)` makes one. */
    beforeSubmit?: BeforeSubmit | undefined
    /** Status streams open at once. @default 2 in a page, else 1,000 */
    maxStreams?: number | undefined
  }

/** Access to fal with the actions as methods. */
export type Client = Connection & {
  readonly options: Readonly<ClientOptions>
  /** Where the receipts are. */
  readonly storage: ReceiptStorage
  /** One intent, at most one job. Spends money. */
  submit<Input extends object, Output extends object>(
    endpoint: Endpoint<string, Input, Output>,
    input: Input,
    options?: SubmitOptions & QueueOptions,
  ): Promise<Job<Output>>
  /** Submits, follows and reads. Spends money. */
  generate<Input extends object, Output extends object>(
    endpoint: Endpoint<string, Input, Output>,
    input: Input,
    options?: GenerateOptions,
  ): Promise<Result<Output>>
  /** Goes on with a job that was submitted elsewhere. Only reads. */
  attach<Output extends object>(receipt: Receipt<Output> | string): Job<Output>
  /** Brings a file to fal's storage. */
  upload(source: UploadSource, options?: UploadOptions): Promise<Uploaded>
  /** Asks fal for the unit price of an endpoint. */
  getPricing(
    endpoint: Endpoint,
    options?: { signal?: AbortSignal | undefined },
  ): Promise<Pricing>
  /**
   * Calls an endpoint without the queue. A reply that is lost is a job that
   * was paid for and cannot be found again.
   */
  run<Input extends object, Output extends object>(
    endpoint: Endpoint<string, Input, Output>,
    input: Input,
    options?: RunOptions,
  ): Promise<RunResult<Output>>
}

/**
 * Sets up access to fal (`credentials`, on a server) or to your handler
 * (`proxyUrl`, in a browser). Nothing is sent yet.
 *
 * @throws ConfigurationError for a key in a browser, or no way to sign in.
 *
 * @example
 * import { createClient } from '@falvideo/client'
 *
 * const client = createClient({ proxyUrl: '/api/fal' })
 */
export function createClient(options: ClientOptions): Client {
  const storage = options.storage ?? memoryStorage()
  const connection = createConnection(
    { ...options, storage },
    createParts(options),
  )
  return {
    ...connection,
    // As they were given, so that a client can be made like this one.
    options,
    storage,
    async submit(endpoint, input, options = {}) {
      const receipt = await submit(connection, endpoint, input, {
        ...queueOptions(options),
        ...options,
      })
      return createJob(connection, receipt)
    },
    generate: (endpoint, input, options) =>
      generate(connection, endpoint, input, options),
    attach: (receipt) => attach(connection, receipt),
    upload: (source, options) => upload(connection, source, options),
    getPricing: (endpoint, options) =>
      getPricing(connection, endpoint, options),
    run: (endpoint, input, options) =>
      run(connection, endpoint, input, options),
  }
}
